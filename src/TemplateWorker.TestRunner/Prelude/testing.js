"use strict";
// The module "templateworker/testing".
const { kv } = require("templateworker");
const { test, describe, beforeEach, afterEach } = require("./registry.js");
const { expect } = require("./expect.js");
const { expectError, TemplateError } = require("./errors.js");
const { calls, logs } = require("./world.js");
const { guild, messages } = require("./guild.js");
const { clock, settings, fetchMock } = require("./surroundings.js");

module.exports = {
  test,
  describe,
  beforeEach,
  afterEach,
  expect,
  expectError,
  TemplateError,
  guild,
  messages,
  clock,
  calls,
  logs,
  kv,
  settings,
  fetchMock,
};
