"use strict";
// Runs before the template under test: gives it the test's clock, then starts it.
const { on } = require("templateworker");
const { setNow } = require("./date.js");
const { now, entry } = require("./start.json");

setNow(now);
on("TEST_CLOCK", (clock) => setNow(clock.now));
require(`../${entry}`);
