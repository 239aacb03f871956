"use strict";
// What matchers can be used on. A value of the wrong type says nothing, whether a matcher is negated or not, so it is a
// mistake of the test.
const { show } = require("./values.js");

function refuse(matcher, wanted, value) {
  throw new TypeError(`${matcher} takes ${wanted}; it was given ${show(value)}.`);
}

function requireText(matcher, wanted, value) {
  if (typeof value !== "string") {
    refuse(matcher, `a ${wanted}`, value);
  }
}

function requireNumber(matcher, value) {
  if (typeof value !== "number") {
    refuse(matcher, "numbers", value);
  }
}

// Nothing is more or less than NaN.
function requireNumbers(matcher, ...values) {
  for (const value of values) {
    if ((typeof value !== "number" && typeof value !== "bigint") || Number.isNaN(value)) {
      refuse(matcher, "numbers", value);
    }
  }
}

function requireItems(matcher, value) {
  if (value === null || typeof value !== "object" || typeof value[Symbol.iterator] !== "function" || value instanceof Map) {
    refuse(matcher, `${matcher === "toContain" ? "a text, " : ""}an array or a set`, value);
  }
  return [...value];
}

function requireLength(value, expected) {
  if (typeof value?.length !== "number") {
    refuse("toHaveLength", "something with a length", value);
  }
  if (!Number.isInteger(expected) || expected < 0) {
    refuse("toHaveLength", "a length from 0", expected);
  }
}

function requireObject(matcher, value) {
  if (value === null || typeof value !== "object") {
    refuse(matcher, "an object to compare with", value);
  }
}

function requireType(matcher, type) {
  if (typeof type !== "function") {
    refuse(matcher, "a class", type);
  }
}

function requireError(matcher, expected) {
  const isKnown = expected === undefined || typeof expected === "string" || typeof expected === "function" ||
    expected instanceof RegExp || expected instanceof Error;
  if (!isKnown) {
    refuse(matcher, "a text, a pattern, a class or an error", expected);
  }
}

/** The matchers that can say something of a promise itself. */
const acceptsPromises = new Set(["toBe", "toBeInstanceOf", "toThrow"]);

module.exports = {
  acceptsPromises, requireError, requireItems, requireLength, requireNumber, requireNumbers, requireObject, requireText, requireType,
};
