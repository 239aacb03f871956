"use strict";
// When two values count as equal.
const { Pattern, isObject, keysOf } = require("./values.js");

const MAX_DEPTH = 20;

const sameText = (actual, expected) => String(actual) === String(expected);
const sameItems = (actual, expected, same) => actual.length === expected.length && expected.every((item, i) => same(actual[i], item));
const bytesOf = (view) => [...new Uint8Array(view.buffer ?? view, view.byteOffset ?? 0, view.byteLength)];

// What is inside cannot be seen from the keys of these.
const KINDS = [
  [Date, (actual, expected) => Object.is(actual.getTime(), expected.getTime())],
  [RegExp, sameText],
  [Error, (actual, expected) => actual.name === expected.name && actual.message === expected.message],
  [Set, (actual, expected, same) => canPairUp([...actual], [...expected], same)],
  [Map, (actual, expected, same) => canPairUp([...actual], [...expected], (left, right) => sameItems(left, right, same))],
  [ArrayBuffer, (actual, expected, same) => sameItems(bytesOf(actual), bytesOf(expected), same)],
  [DataView, (actual, expected, same) => sameItems(bytesOf(actual), bytesOf(expected), same)],
];

/** Deep equality; a property that is undefined counts as one that is not there. */
function equals(actual, expected, depth = 0) {
  if (expected instanceof Pattern) {
    return expected.accepts(actual);
  }
  if (Object.is(actual, expected)) {
    return true;
  }
  if (!isObject(actual) || !isObject(expected)) {
    return false;
  }
  if (depth > MAX_DEPTH) {
    throw new RangeError(`The values are nested deeper than ${MAX_DEPTH} levels, or contain themselves.`);
  }
  if (Object.prototype.toString.call(actual) !== Object.prototype.toString.call(expected)) {
    return false;
  }
  const same = (left, right) => equals(left, right, depth + 1);
  const kind = KINDS.find(([type]) => expected instanceof type);
  if (kind !== undefined) {
    return actual instanceof kind[0] && kind[1](actual, expected, same);
  }
  if (Array.isArray(expected) || ArrayBuffer.isView(expected)) {
    return sameItems(Array.from(actual), Array.from(expected), same);
  }
  const names = keysOf(expected);
  if (names.length === 0 && !(isPlain(actual) && isPlain(expected))) {
    return keysOf(actual).length === 0 && sameWithoutKeys(actual, expected, same);
  }
  return keysOf(actual).length === names.length && names.every((key) => Object.hasOwn(actual, key) && same(actual[key], expected[key]));
}

function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

// By what they list, such as headers, or by what they say, such as URLs. Nothing is known of the others.
function sameWithoutKeys(actual, expected, same) {
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) {
    return false;
  }
  if (typeof expected[Symbol.iterator] === "function") {
    return expected[Symbol.iterator]() !== expected && sameItems([...actual], [...expected], same);
  }
  return expected.toString !== Object.prototype.toString && sameText(actual, expected);
}

// Whether each expected item can have an item of its own that is the same. An expected item that fits several may have
// to leave one to another.
function canPairUp(actual, expected, same) {
  if (actual.length !== expected.length) {
    return false;
  }
  const owners = new Map();
  const findFor = (item, tried) => actual.some((candidate, i) => {
    if (tried.has(i) || !same(candidate, expected[item])) {
      return false;
    }
    tried.add(i);
    if (owners.has(i) && !findFor(owners.get(i), tried)) {
      return false;
    }
    owners.set(i, item);
    return true;
  });
  return expected.every((_, item) => findFor(item, new Set()));
}

/** Whether an object has at least the properties of another, all the way down; arrays must be of equal length. */
function matches(actual, expected, depth = 0) {
  if (!isObject(expected) || expected instanceof Pattern || !isObject(actual) || depth > MAX_DEPTH) {
    return equals(actual, expected, depth);
  }
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length &&
      expected.every((item, i) => matches(actual[i], item, depth + 1));
  }
  if (!isPlain(expected)) {
    return equals(actual, expected, depth);
  }
  return Object.keys(expected).every((key) => matches(actual[key], expected[key], depth + 1));
}

module.exports = { equals, matches };
