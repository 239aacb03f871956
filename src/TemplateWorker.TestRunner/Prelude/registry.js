"use strict";
// The tests of a file in the order in which it declares them, and how one of them is run.
const host = require("templateworker/host");
const { setNow } = require("./date.js");
const { AssertionError } = require("./values.js");
const { TemplateError } = require("./errors.js");
const { beginExpecting, requireAllChecked } = require("./expect.js");
const world = require("./world.js");

const tests = [];
let group = { name: "", before: [], after: [], parent: null };
let isOpen = true;

function requireOpen(what) {
  if (!isOpen) {
    throw new Error(`${what} belongs at the top level of a test file, not inside a test.`);
  }
}

function declare(mode, name, body) {
  requireOpen("test()");
  if (typeof name !== "string" || name.trim() === "") {
    throw new TypeError("test() takes a name and a function.");
  }
  if (typeof body !== "function") {
    throw new TypeError(`The test "${name}" has no function to run.`);
  }
  if (body.length > 0) {
    throw new TypeError(`The test "${name}" takes a parameter, and there is none to give. A test that waits is an async function.`);
  }
  const path = group.name === "" ? name : `${group.name} > ${name}`;
  if (tests.some((other) => other.name === path)) {
    throw new Error(`There are two tests named "${path}".`);
  }
  tests.push({ name: path, mode, body, group });
}

function test(name, body) {
  declare("run", name, body);
}
test.only = (name, body) => declare("only", name, body);
test.skip = (name, body) => declare("skip", name, body);

function describe(name, body) {
  requireOpen("describe()");
  const parent = group;
  group = { name: parent.name === "" ? name : `${parent.name} > ${name}`, before: [], after: [], parent };
  try {
    if (body() instanceof Promise) {
      throw new TypeError(`describe("${name}") cannot wait: its function must not be async.`);
    }
  } finally {
    group = parent;
  }
}

function beforeEach(body) {
  requireOpen("beforeEach()");
  group.before.push(body);
}

function afterEach(body) {
  requireOpen("afterEach()");
  group.after.push(body);
}

function groupsOf(found) {
  const groups = [];
  for (let one = found.group; one !== null; one = one.parent) {
    groups.push(one);
  }
  return groups;
}

async function runBody(found) {
  const groups = groupsOf(found);
  for (const one of groups.toReversed()) {
    for (const before of one.before) {
      await before();
    }
  }
  const errors = [];
  const attempt = async (step) => {
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  };
  await attempt(found.body);
  await attempt(requireAllChecked);
  for (const one of groups) {
    for (const after of one.after) {
      await attempt(after);
    }
  }
  if (errors.length > 0) {
    throw errors[0];
  }
}

async function run({ index, state }) {
  setNow(state.now);
  world.begin(state);
  beginExpecting();
  try {
    await runBody(tests[index]);
  } catch (error) {
    // Awaited, so that the runner knows what it is about before the test has ended.
    if (error instanceof AssertionError) {
      await host.call("test.failed", { expected: error.expected, actual: error.actual });
    } else if (error instanceof TemplateError) {
      await host.call("test.failed", { failure: error.failure });
    }
    throw error;
  } finally {
    world.end();
  }
}

module.exports = {
  test,
  describe,
  beforeEach,
  afterEach,
  run,
  close: () => {
    isOpen = false;
  },
  list: () => host.call("test.list", tests.map(({ name, mode }) => ({ name, mode }))),
};
