"use strict";
// Shows values as text, and stands for values.

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
  if (value instanceof ArrayBuffer || value instanceof DataView) {
    return `${value.constructor.name} [${Array.from(new Uint8Array(value.buffer ?? value, value.byteOffset ?? 0, value.byteLength)).join(", ")}]`;
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
  if (names.length === 0 && prefix !== "" && value.toString !== Object.prototype.toString) {
    return `${prefix}${value}`;
  }
  return lines(
    names.map((key) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${show(value[key], inner, within)}`), `${prefix}{`, "}");
}

module.exports = { AssertionError, Pattern, isObject, keysOf, pick, show };
