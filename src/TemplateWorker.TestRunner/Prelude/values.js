"use strict";
// Compares values and shows them as text.

const MAX_DEPTH = 20;

/** What a matcher throws; the two texts are what the runner shows the difference of. */
class AssertionError extends Error {
  constructor(message, expected, actual) {
    super(message);
    this.expected = expected;
    this.actual = actual;
  }
}
Object.defineProperty(AssertionError.prototype, "name", { value: "AssertionError" });

/** Stands for any value that its test accepts. */
class Pattern {
  constructor(text, accepts) {
    this.text = text;
    this.accepts = accepts;
  }
}

function isObject(value) {
  return value !== null && typeof value === "object";
}

function keysOf(value) {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}

// Deep equality; a property that is undefined counts as one that is not there.
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
  if (expected instanceof Date) {
    return Object.is(actual.getTime(), expected.getTime());
  }
  if (expected instanceof RegExp) {
    return String(actual) === String(expected);
  }
  if (expected instanceof Error) {
    return actual.name === expected.name && actual.message === expected.message;
  }
  if (Array.isArray(expected) || ArrayBuffer.isView(expected)) {
    return actual.length === expected.length && Array.from(expected).every((item, i) => same(actual[i], item));
  }
  if (expected instanceof Set) {
    return actual.size === expected.size && [...expected].every((item) => [...actual].some((other) => same(other, item)));
  }
  if (expected instanceof Map) {
    return actual.size === expected.size &&
      [...expected].every(([key, item]) => [...actual].some((other) => same(other[0], key) && same(other[1], item)));
  }
  const names = keysOf(expected);
  return keysOf(actual).length === names.length && names.every((key) => Object.hasOwn(actual, key) && same(actual[key], expected[key]));
}

// Whether an object has at least the properties of another, all the way down; arrays must be of equal length.
function matches(actual, expected, depth = 0) {
  if (!isObject(expected) || expected instanceof Pattern || !isObject(actual) || depth > MAX_DEPTH) {
    return equals(actual, expected, depth);
  }
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length &&
      expected.every((item, i) => matches(actual[i], item, depth + 1));
  }
  const prototype = Object.getPrototypeOf(expected);
  if (prototype !== null && prototype !== Object.prototype) {
    return equals(actual, expected, depth);
  }
  return Object.keys(expected).every((key) => matches(actual[key], expected[key], depth + 1));
}

// The part of a value that an expected object speaks of, so that a difference shows nothing else.
function pick(actual, expected) {
  if (!isObject(actual) || !isObject(expected) || expected instanceof Pattern || Array.isArray(actual) !== Array.isArray(expected)) {
    return actual;
  }
  if (Array.isArray(expected)) {
    return actual.map((item, i) => i < expected.length ? pick(item, expected[i]) : item);
  }
  return Object.fromEntries(Object.keys(expected).filter((key) => key in actual).map((key) => [key, pick(actual[key], expected[key])]));
}

// As JavaScript would write it, one property a line, names in order, so that two texts can be compared line by line.
function show(value, indent = "", seen = []) {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return `[function ${value.name || "(anonymous)"}]`;
    case "object":
      return value === null ? "null" : showObject(value, indent, seen);
    default:
      return Object.is(value, -0) ? "-0" : String(value);
  }
}

function showObject(value, indent, seen) {
  if (value instanceof Pattern) {
    return value.text;
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "Invalid Date" : `Date(${value.toISOString()})`;
  }
  if (value instanceof RegExp) {
    return String(value);
  }
  if (value instanceof Error) {
    return `${value.name}: ${value.message}`;
  }
  if (seen.includes(value)) {
    return "[circular]";
  }
  const inner = `${indent}  `;
  const within = [...seen, value];
  const lines = (items, open, close) =>
    items.length === 0 ? `${open}${close}` : `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
  if (Array.isArray(value)) {
    return lines(value.map((item) => show(item, inner, within)), "[", "]");
  }
  if (ArrayBuffer.isView(value)) {
    return `${value.constructor.name} [${Array.from(value).join(", ")}]`;
  }
  if (value instanceof Set) {
    return lines([...value].map((item) => show(item, inner, within)), "Set {", "}");
  }
  if (value instanceof Map) {
    return lines([...value].map(([key, item]) => `${show(key, inner, within)} => ${show(item, inner, within)}`), "Map {", "}");
  }
  const name = value.constructor?.name ?? "";
  const prefix = name === "" || name === "Object" ? "" : `${name} `;
  const names = keysOf(value).filter((key) => typeof value[key] !== "function").sort();
  return lines(
    names.map((key) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${show(value[key], inner, within)}`), `${prefix}{`, "}");
}

module.exports = { AssertionError, Pattern, equals, matches, pick, show };
