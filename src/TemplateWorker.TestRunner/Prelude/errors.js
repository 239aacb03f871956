"use strict";
// Failures of the template under test, as a test meets them.
const { AssertionError, show } = require("./values.js");
const { requireError } = require("./operands.js");

/** What a test asked for cannot be done. */
class ActionError extends Error {}
Object.defineProperty(ActionError.prototype, "name", { value: "ActionError" });

/** The template failed while an action's events were handled. */
class TemplateError extends Error {
  constructor(failure) {
    super(failure.message);
    this.failure = failure.index;
    this.kind = failure.kind;
    this.event = failure.event;
    Object.defineProperty(this, "name", { value: failure.name });
  }
}

/** Runs an action whose events make the template fail, and gives that error. */
async function expectError(action, expected) {
  const { isError, showExpectedError } = require("./expect.js");
  requireError("expectError", expected);
  const place = new Error();
  if (typeof action !== "function") {
    throw new TypeError("expectError() takes a function that acts, such as () => alice.send(\"general\", \"!crash\").");
  }
  try {
    await action();
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      throw error;
    }
    if (expected === undefined || isError(error, expected)) {
      return error;
    }
    throw Object.assign(
      new AssertionError("expectError(action, expected)", `an error that is ${showExpectedError(expected)}`, `${error.name}: ${error.message}`),
      { stack: place.stack });
  }
  throw Object.assign(
    new AssertionError("expectError(action)", "the template fails", "it handled everything well"), { stack: place.stack });
}

module.exports = { ActionError, TemplateError, expectError };
