"use strict";
// expect(value) and its matchers.
const { AssertionError, Pattern, equals, matches, pick, show } = require("./values.js");

const MATCHERS = {
  toBe: (actual, expected) => ({ holds: Object.is(actual, expected), expected }),
  toEqual: (actual, expected) => ({ holds: equals(actual, expected), expected }),
  toMatchObject: (actual, expected) => ({ holds: matches(actual, expected), expected, actual: pick(actual, expected) }),
  toContain: (actual, expected) => ({
    holds: typeof actual === "string" ? actual.includes(expected) : itemsOf(actual).includes(expected),
    expected: new Pattern(`something that contains ${show(expected)}`),
  }),
  toContainEqual: (actual, expected) => ({
    holds: itemsOf(actual).some((item) => equals(item, expected)),
    expected: new Pattern(`something that contains ${show(expected)}`),
  }),
  toMatch: (actual, expected) => ({
    holds: typeof actual === "string" && (expected instanceof RegExp ? actual.search(expected) >= 0 : actual.includes(expected)),
    expected: new Pattern(`text that matches ${show(expected)}`),
  }),
  toHaveLength: (actual, expected) => ({
    holds: actual?.length === expected,
    expected: new Pattern(`a length of ${expected}`),
    actual: new Pattern(`a length of ${show(actual?.length)}: ${show(actual)}`),
  }),
  toHaveProperty: (actual, name, ...value) => {
    const path = Array.isArray(name) ? name : String(name).split(".");
    const holder = path.slice(0, -1).reduce((object, key) => object?.[key], actual);
    const has = holder !== null && holder !== undefined && path.at(-1) in Object(holder);
    return {
      holds: has && (value.length === 0 || equals(holder[path.at(-1)], value[0])),
      expected: new Pattern(`a property ${path.join(".")}${value.length === 0 ? "" : ` of ${show(value[0])}`}`),
    };
  },
  toBeDefined: (actual) => ({ holds: actual !== undefined, expected: new Pattern("anything but undefined") }),
  toBeUndefined: (actual) => ({ holds: actual === undefined, expected: undefined }),
  toBeNull: (actual) => ({ holds: actual === null, expected: null }),
  toBeTruthy: (actual) => ({ holds: Boolean(actual), expected: new Pattern("something that counts as true") }),
  toBeFalsy: (actual) => ({ holds: !actual, expected: new Pattern("something that counts as false") }),
  toBeNaN: (actual) => ({ holds: Number.isNaN(actual), expected: NaN }),
  toBeGreaterThan: (actual, least) => ({ holds: actual > least, expected: new Pattern(`more than ${show(least)}`) }),
  toBeGreaterThanOrEqual: (actual, least) => ({ holds: actual >= least, expected: new Pattern(`${show(least)} or more`) }),
  toBeLessThan: (actual, most) => ({ holds: actual < most, expected: new Pattern(`less than ${show(most)}`) }),
  toBeLessThanOrEqual: (actual, most) => ({ holds: actual <= most, expected: new Pattern(`${show(most)} or less`) }),
  toBeCloseTo: (actual, expected, digits = 2) => ({
    holds: Math.abs(actual - expected) < 10 ** -digits / 2,
    expected: new Pattern(`${show(expected)} to ${digits} digits`),
  }),
  toBeInstanceOf: (actual, type) => ({ holds: actual instanceof type, expected: new Pattern(`an instance of ${type.name}`) }),
  toThrow: (actual, expected) => {
    const thrown = "rejection" in Object(actual) ? actual.rejection : thrownBy(actual);
    return {
      holds: thrown !== undefined && (expected === undefined || isError(thrown.error, expected)),
      expected: expected === undefined ? new Pattern("an error") : new Pattern(`an error that is ${showExpectedError(expected)}`),
      actual: thrown === undefined ? new Pattern("no error") : thrown.error,
    };
  },
};

function itemsOf(actual) {
  if (actual === null || actual === undefined || typeof actual[Symbol.iterator] !== "function") {
    throw new TypeError(`toContain looks into texts, arrays and sets; it was given ${show(actual)}.`);
  }
  return [...actual];
}

function thrownBy(body) {
  if (typeof body !== "function") {
    throw new TypeError("expect(...).toThrow() takes a function. For a promise write: await expect(promise).rejects.toThrow().");
  }
  let result;
  try {
    result = body();
  } catch (error) {
    return { error };
  }
  if (result instanceof Promise) {
    result.catch(() => undefined);
    throw new TypeError("The function gave a promise. Write: await expect(promise).rejects.toThrow().");
  }
  return undefined;
}

/** Whether an error is the one meant by a text, a pattern, a class or another error. */
function isError(error, expected) {
  const message = error instanceof Error ? error.message : String(error);
  if (typeof expected === "string") {
    return message.includes(expected);
  }
  if (expected instanceof RegExp) {
    return expected.test(message);
  }
  return typeof expected === "function" ? error instanceof expected : message === expected.message;
}

function showExpectedError(expected) {
  return typeof expected === "function" ? `a ${expected.name}` : show(expected);
}

function check(name, isNegated, actual, parameters, place) {
  const verdict = MATCHERS[name](actual, ...parameters);
  if (verdict.holds !== isNegated) {
    return;
  }
  const shown = "actual" in verdict ? verdict.actual : actual;
  const call = `expect(got)${isNegated ? ".not" : ""}.${name}(${parameters.length > 0 ? "expected" : ""})`;
  const error = new AssertionError(call, `${isNegated ? "anything but " : ""}${show(verdict.expected)}`, show(shown));
  if (place !== undefined) {
    error.stack = place.stack;
  }
  throw error;
}

function matchersFor(invoke) {
  return Object.fromEntries(Object.keys(MATCHERS).map((name) => [name, (...parameters) => invoke(name, parameters)]));
}

async function settle(promise, rejects, place) {
  if (!(promise instanceof Promise)) {
    throw new TypeError(`expect(...).${rejects ? "rejects" : "resolves"} takes a promise; it was given ${show(promise)}.`);
  }
  try {
    const value = await promise;
    if (!rejects) {
      return value;
    }
    throw Object.assign(new AssertionError("expect(got).rejects", "a promise that rejects", `a promise of ${show(value)}`), { stack: place.stack });
  } catch (error) {
    if (!rejects || error instanceof AssertionError) {
      throw error;
    }
    return { rejection: { error } };
  }
}

function later(promise, rejects, isNegated) {
  const invoke = (negated) => (name, parameters) => {
    const place = new Error();
    return settle(promise, rejects, place).then((value) =>
      check(name, negated, rejects && name !== "toThrow" ? value.rejection.error : value, parameters, place));
  };
  return { ...matchersFor(invoke(isNegated)), not: matchersFor(invoke(!isNegated)) };
}

function expect(actual) {
  return {
    ...matchersFor((name, parameters) => check(name, false, actual, parameters)),
    not: matchersFor((name, parameters) => check(name, true, actual, parameters)),
    get resolves() {
      return later(actual, false, false);
    },
    get rejects() {
      return later(actual, true, false);
    },
  };
}

const PRIMITIVES = new Map([[String, "string"], [Number, "number"], [Boolean, "boolean"], [BigInt, "bigint"]]);

expect.anything = () => new Pattern("anything", (value) => value !== null && value !== undefined);
expect.any = (type) => new Pattern(
  `any ${type.name}`, (value) => PRIMITIVES.has(type) ? typeof value === PRIMITIVES.get(type) : value instanceof type);
expect.stringContaining = (text) => new Pattern(
  `text that contains ${show(text)}`, (value) => typeof value === "string" && value.includes(text));
expect.stringMatching = (expression) => new Pattern(
  `text that matches ${show(expression)}`, (value) => typeof value === "string" && new RegExp(expression).test(value));
expect.objectContaining = (part) => new Pattern(`an object with ${show(part)}`, (value) => matches(value, part));
expect.arrayContaining = (items) => new Pattern(
  `an array with ${show(items)}`,
  (value) => Array.isArray(value) && items.every((item) => value.some((other) => equals(other, item))));

module.exports = { expect, isError };
