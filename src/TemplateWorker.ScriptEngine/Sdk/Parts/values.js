// Values that stores keep: classes for those that JavaScript lacks, and the form in which they travel.
const { freeze, fromEntries, getPrototypeOf, isArray, isView, keys, part } = core;
const { requireNumber, requireText } = part("checks");

const inspect = (value, depth) => part("inspect").inspect(value, depth);

/** A vector of three numbers. */
class Vector {
  constructor(x, y, z) {
    this.x = requireNumber(x, "x");
    this.y = requireNumber(y, "y");
    this.z = requireNumber(z, "z");
    freeze(this);
  }

  toString() {
    return `Vector(${this.x}, ${this.y}, ${this.z})`;
  }
}

/** A length of time: whole seconds, and nanoseconds from 0 to 999999999 on top of them. */
class Duration {
  constructor(seconds, nanoseconds = 0) {
    const isWhole = Number.isSafeInteger(seconds) || typeof seconds === "bigint" && seconds >= INT64_MIN && seconds <= INT64_MAX;
    if (!isWhole || !Number.isInteger(nanoseconds) || nanoseconds < 0 || nanoseconds > 999999999) {
      throw new RangeError("A Duration is made of whole seconds and of nanoseconds from 0 to 999999999.");
    }
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
    freeze(this);
  }

  get milliseconds() {
    return Number(this.seconds) * 1000 + this.nanoseconds / 1e6;
  }

  toString() {
    return `Duration(${this.seconds} s, ${this.nanoseconds} ns)`;
  }
}

/** A time zone by its IANA name. */
class TimeZone {
  constructor(name) {
    this.name = requireText(name, "The name of a time zone");
    freeze(this);
  }

  toString() {
    return `TimeZone(${this.name})`;
  }
}

const MAX_VALUE_DEPTH = 64;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

// How a decoded object was stored, so that what is written back unchanged is the same value: the tags of numbers, the
// order of keys that JavaScript reorders, the kind of a map, digits of a time beyond the millisecond.
const origins = new WeakMap();

function encode(value, path = "value", depth = 0, origin = undefined) {
  if (depth > MAX_VALUE_DEPTH) {
    throw new TypeError(`${path} is nested deeper than ${MAX_VALUE_DEPTH} levels, or contains itself.`);
  }
  switch (typeof value) {
    case "string":
      return { Text: value };
    case "boolean":
      return { Boolean: value };
    case "number":
      return encodeNumber(value, origin);
    case "bigint":
      return encodeBigInt(value, path, origin);
    case "object":
      return value === null ? "Null" : encodeObject(value, path, depth);
    default:
      throw new TypeError(`${path} is ${value === undefined ? "undefined" : `a ${typeof value}`}, which cannot be stored.`);
  }
}

function encodeNumber(value, origin) {
  if (!Number.isFinite(value)) {
    return { Float: null };
  }
  if (!Number.isSafeInteger(value) || origin === "Float") {
    return { Float: value };
  }
  return origin === "UnsignedInteger" && value >= 0 ? { UnsignedInteger: value } : { Integer: value };
}

function encodeBigInt(value, path, origin) {
  const wire = value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : `${value}`;
  if (value >= INT64_MIN && value <= INT64_MAX && !(origin === "UnsignedInteger" && value >= 0n)) {
    return { Integer: wire };
  }
  if (value >= 0n && value <= UINT64_MAX) {
    return { UnsignedInteger: wire };
  }
  throw new RangeError(`${path} is an integer of more than 64 bits, which cannot be stored.`);
}

function encodeObject(value, path, depth) {
  const origin = origins.get(value);
  if (isArray(value)) {
    return { List: Array.from(value, (item, i) => encode(item, `${path}[${i}]`, depth + 1, origin?.[i])) };
  }
  if (isView(value) && value instanceof Uint8Array) {
    return { Buffer: Array.from(value) };
  }
  if (value instanceof Date) {
    return encodeDate(value, path, origin);
  }
  if (value instanceof Vector) {
    return { Vector: [value.x, value.y, value.z] };
  }
  if (value instanceof Duration) {
    return { Interval: [typeof value.seconds === "bigint" ? `${value.seconds}` : value.seconds, value.nanoseconds] };
  }
  if (value instanceof TimeZone) {
    return { TimeZone: value.name };
  }
  if (value instanceof Map) {
    let i = 0;
    return {
      Map: Array.from(value, ([key, item]) => {
        const known = origin?.[i++];
        return [
          encode(key, `a key of ${path}`, depth + 1, known?.[0]),
          encode(item, `${path}.get(${inspect(key, 1)})`, depth + 1, known?.[1]),
        ];
      }),
    };
  }
  return encodePlain(value, path, depth, origin);
}

function encodeDate(value, path, origin) {
  const time = value.getTime();
  if (Number.isNaN(time)) {
    throw new TypeError(`${path} is an invalid date, which cannot be stored.`);
  }
  return { Timestamptz: origin?.time === time ? origin.text : value.toISOString() };
}

function encodePlain(value, path, depth, origin) {
  const prototype = getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    throw new TypeError(`${path} is a ${prototype.constructor?.name ?? "special object"}, which cannot be stored. ` +
      "Make it a plain object, an array or text.");
  }
  let names = keys(value).filter((key) => value[key] !== undefined);
  if (origin !== undefined) {
    const present = new Set(names);
    names = [...origin.names.filter((key) => present.delete(key)), ...present];
    if (origin.lazy && names.every((key) => typeof value[key] === "string")) {
      return { LazyStringMap: fromEntries(names.map((key) => [key, value[key]])) };
    }
  }
  return {
    Map: names.map((key) => [
      { Text: key },
      encode(value[key], `${path}.${key}`, depth + 1, origin?.tags.get(key)),
    ]),
  };
}

function decode(tagged) {
  if (tagged === "Null" || tagged === null || tagged === undefined) {
    return null;
  }
  const tag = keys(tagged)[0];
  const value = tagged[tag];
  switch (tag) {
    case "Text":
    case "Boolean":
      return value;
    case "Integer":
    case "UnsignedInteger":
      return typeof value === "string" ? BigInt(value) : value;
    case "Float":
      return value === null ? NaN : value;
    case "Buffer":
      return Uint8Array.from(value);
    case "Vector":
      return new Vector(value[0], value[1], value[2]);
    case "Interval":
      return new Duration(typeof value[0] === "string" ? BigInt(value[0]) : value[0], value[1]);
    case "TimeZone":
      return new TimeZone(value);
    case "Timestamptz": {
      const date = new Date(value);
      origins.set(date, { time: date.getTime(), text: value });
      return date;
    }
    case "List": {
      const list = value.map(decode);
      origins.set(list, value.map(numberTag));
      return list;
    }
    case "LazyStringMap": {
      const names = keys(value);
      const object = fromEntries(names.map((key) => [key, value[key]]));
      origins.set(object, { names, tags: new Map(), lazy: true });
      return object;
    }
    case "Map":
      return decodeMap(value);
    default:
      throw new TypeError(`A stored value has the unknown tag ${tag}.`);
  }
}

function numberTag(tagged) {
  return tagged !== null && typeof tagged === "object" && ("Float" in tagged || "UnsignedInteger" in tagged)
    ? keys(tagged)[0]
    : undefined;
}

function decodeMap(pairs) {
  const names = new Set();
  for (const [key] of pairs) {
    if (key === null || typeof key !== "object" || typeof key.Text !== "string" || key.Text === "__proto__") {
      return decodeGeneralMap(pairs);
    }
    names.add(key.Text);
  }
  if (names.size !== pairs.length) {
    return decodeGeneralMap(pairs);
  }
  const object = {};
  const tags = new Map();
  for (const [key, item] of pairs) {
    object[key.Text] = decode(item);
    const tag = numberTag(item);
    if (tag !== undefined) {
      tags.set(key.Text, tag);
    }
  }
  origins.set(object, { names: [...names], tags, lazy: false });
  return object;
}

function decodeGeneralMap(pairs) {
  const map = new Map(pairs.map(([key, item]) => [decode(key), decode(item)]));
  origins.set(map, pairs.map(([key, item]) => [numberTag(key), numberTag(item)]));
  return map;
}

function isSpecial(value) {
  return value instanceof TimeZone || value instanceof Duration || value instanceof Vector;
}

return { Duration, TimeZone, Vector, decode, encode, isSpecial };
