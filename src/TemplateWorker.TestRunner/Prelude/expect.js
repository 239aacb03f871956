"use strict";
// expect(value) and its matchers.
const { AssertionError, Pattern, pick, show } = require("./values.js");
const { TemplateError } = require("./errors.js");
const { equals, matches } = require("./equality.js");
const {
  acceptsPromises, requireError, requireItems, requireLength, requireNumber, requireNumbers, requireObject, requireText, requireType,
} = require("./operands.js");

/** What a function threw, or a promise was rejected with. */
class Thrown {
  constructor(error) {
    this.error = error;
  }
}

const MATCHERS = {
  toBe: (actual, expected) => ({ holds: Object.is(actual, expected), expected }),
  toEqual: (actual, expected) => ({ holds: equals(actual, expected), expected }),
  toMatchObject: (actual, expected) => {
    requireObject("toMatchObject", expected);
    return { holds: matches(actual, expected), expected, actual: pick(actual, expected) };
  },
  toContain: (actual, expected) => {
    const items = typeof actual === "string" ? null : requireItems("toContain", actual);
    if (items === null) {
      requireText("toContain", "text within a text", expected);
    }
    return {
      holds: (items ?? actual).includes(expected),
      expected: new Pattern(`something that contains ${show(expected)}`),
    };
  },
  toContainEqual: (actual, expected) => ({
    holds: requireItems("toContainEqual", actual).some((item) => equals(item, expected)),
    expected: new Pattern(`something that contains ${show(expected)}`),
  }),
  toMatch: (actual, expected) => {
    requireText("toMatch", "text", actual);
    if (!(expected instanceof RegExp)) {
      requireText("toMatch", "text or pattern to look for", expected);
    }
    return {
      holds: expected instanceof RegExp ? actual.search(expected) >= 0 : actual.includes(expected),
      expected: new Pattern(`text that matches ${show(expected)}`),
    };
  },
  toHaveLength: (actual, expected) => {
    requireLength(actual, expected);
    return {
      holds: actual.length === expected,
      expected: new Pattern(`a length of ${expected}`),
      actual: new Pattern(`a length of ${actual.length}: ${show(actual)}`),
    };
  },
  toHaveProperty: (actual, name, ...value) => {
    const path = pathOf(actual, name);
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
  toBeNaN: (actual) => {
    requireNumber("toBeNaN", actual);
    return { holds: Number.isNaN(actual), expected: NaN };
  },
  toBeGreaterThan: (actual, least) => {
    requireNumbers("toBeGreaterThan", actual, least);
    return { holds: actual > least, expected: new Pattern(`more than ${show(least)}`) };
  },
  toBeGreaterThanOrEqual: (actual, least) => {
    requireNumbers("toBeGreaterThanOrEqual", actual, least);
    return { holds: actual >= least, expected: new Pattern(`${show(least)} or more`) };
  },
  toBeLessThan: (actual, most) => {
    requireNumbers("toBeLessThan", actual, most);
    return { holds: actual < most, expected: new Pattern(`less than ${show(most)}`) };
  },
  toBeLessThanOrEqual: (actual, most) => {
    requireNumbers("toBeLessThanOrEqual", actual, most);
    return { holds: actual <= most, expected: new Pattern(`${show(most)} or less`) };
  },
  toBeCloseTo: (actual, expected, digits = 2) => {
    for (const number of [actual, expected, digits]) {
      requireNumber("toBeCloseTo", number);
    }
    return {
      holds: actual === expected || Math.abs(actual - expected) < 10 ** -digits / 2,
      expected: new Pattern(`${show(expected)} to ${digits} digits`),
    };
  },
  toBeInstanceOf: (actual, type) => {
    requireType("toBeInstanceOf", type);
    return { holds: actual instanceof type, expected: new Pattern(`an instance of ${type.name}`) };
  },
  toThrow: (actual, expected) => {
    requireError("toThrow", expected);
    const thrown = actual instanceof Thrown ? actual : thrownBy(actual);
    return {
      holds: thrown !== undefined && (expected === undefined || isError(thrown.error, expected)),
      expected: expected === undefined ? new Pattern("an error") : new Pattern(`an error that is ${showExpectedError(expected)}`),
      actual: thrown === undefined ? new Pattern("no error") : thrown.error,
    };
  },
};

function pathOf(actual, name) {
  if (actual === null || actual === undefined) {
    throw new TypeError(`toHaveProperty looks at an object; it was given ${show(actual)}.`);
  }
  if (Array.isArray(name) && name.length > 0) {
    return name;
  }
  if (typeof name === "number") {
    return [name];
  }
  requireText("toHaveProperty", "name of a property", name);
  return name in Object(actual) ? [name] : name.split(".");
}

function thrownBy(body) {
  if (typeof body !== "function") {
    throw new TypeError("expect(...).toThrow() takes a function. For a promise write: await expect(promise).rejects.toThrow().");
  }
  let result;
  try {
    result = body();
  } catch (error) {
    return new Thrown(error);
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
    return message.search(expected) >= 0;
  }
  if (typeof expected === "function") {
    // A failure of the template has the name of what was thrown there.
    return error instanceof expected || (error instanceof TemplateError && error.name === expected.name);
  }
  return message === expected.message;
}

function showExpectedError(expected) {
  return typeof expected === "function" ? `a ${expected.name}` : show(expected);
}

function check(name, isNegated, actual, parameters, place) {
  if (actual instanceof Promise && !acceptsPromises.has(name)) {
    throw new TypeError("expect() was given a promise. Write: expect(await promise), or: await expect(promise).resolves.");
  }
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
  if (!rejects) {
    return promise;
  }
  const outcome = await promise.then((value) => ({ value }), (error) => new Thrown(error));
  if (outcome instanceof Thrown) {
    return outcome;
  }
  throw Object.assign(
    new AssertionError("expect(got).rejects", "a promise that rejects", `a promise of ${show(outcome.value)}`), { stack: place.stack });
}

// What is expected of promises that have not been settled yet, by the place where it was said.
const pending = new Map();

function later(promise, rejects, isNegated) {
  const invoke = (negated) => (name, parameters) => {
    const place = new Error();
    const verdict = settle(promise, rejects, place).then((value) =>
      check(name, negated, rejects && name !== "toThrow" ? value.error : value, parameters, place));
    pending.set(verdict, place);
    const forget = () => pending.delete(verdict);
    verdict.then(forget, forget);
    return verdict;
  };
  return { ...matchersFor(invoke(isNegated)), not: matchersFor(invoke(!isNegated)) };
}

// expect(value) without a matcher, by its place.
const bare = new Map();

function expect(actual) {
  const place = new Error();
  const used = {};
  bare.set(used, place);
  const invoke = (negated) => (name, parameters) => {
    bare.delete(used);
    check(name, negated, actual, parameters);
  };
  const promised = (rejects) => {
    bare.delete(used);
    return later(actual, rejects, false);
  };
  return {
    ...matchersFor(invoke(false)),
    not: matchersFor(invoke(true)),
    get resolves() {
      return promised(false);
    },
    get rejects() {
      return promised(true);
    },
  };
}

/** Begins a test: what another one left is not its matter. */
function beginExpecting() {
  pending.clear();
  bare.clear();
}

/** Throws when a test has ended with an expectation that was never looked at. */
function requireAllChecked() {
  const [[, unchecked] = []] = bare;
  if (unchecked !== undefined) {
    throw Object.assign(
      new AssertionError("expect(got) without a matcher checks nothing. Write what it should be, such as expect(got).toBe(expected)."),
      { stack: unchecked.stack });
  }
  const [[, unawaited] = []] = pending;
  if (unawaited !== undefined) {
    throw Object.assign(
      new AssertionError("The test has ended before this promise was looked at. Write: await expect(promise)..."), { stack: unawaited.stack });
  }
}

const PRIMITIVES = new Map([[String, "string"], [Number, "number"], [Boolean, "boolean"], [BigInt, "bigint"]]);

expect.anything = () => new Pattern("anything", (value) => value !== null && value !== undefined);
expect.any = (type) => {
  requireType("expect.any", type);
  return new Pattern(
    `any ${type.name}`, (value) => PRIMITIVES.has(type) ? typeof value === PRIMITIVES.get(type) : value instanceof type);
};
expect.stringContaining = (text) => new Pattern(
  `text that contains ${show(text)}`, (value) => typeof value === "string" && value.includes(text));
expect.stringMatching = (expression) => new Pattern(
  `text that matches ${show(expression)}`, (value) => typeof value === "string" && new RegExp(expression).test(value));
expect.objectContaining = (part) => new Pattern(`an object with ${show(part)}`, (value) => matches(value, part));
expect.arrayContaining = (items) => new Pattern(
  `an array with ${show(items)}`,
  (value) => Array.isArray(value) && items.every((item) => value.some((other) => equals(other, item))));

module.exports = { beginExpecting, expect, isError, requireAllChecked, showExpectedError };
