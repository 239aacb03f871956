"use strict";
// Runs before a file of tests: gives it the test's clock, collects what it declares and runs it test by test.
const { on } = require("templateworker");
const { setNow } = require("./date.js");
const { now, entry } = require("./start.json");
const registry = require("./registry.js");

setNow(now);
require(`../${entry}`);
registry.close();
on("TEST_LIST", () => registry.list());
on("TEST_RUN", (payload) => registry.run(payload));
