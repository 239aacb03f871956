// What templates see, and how the sandbox drives them. This file is the body of a function of these parameters:
//   compile(template, path)  -> the function (exports, require, module) of one of a template's files, by the template's
//                              number; undefined when there is no such file; throws its syntax error
//   call(dispatch, template, method, argumentsJson) -> number of the host call, -1 when the dispatch has made too
//                              many, -2 when the arguments are too large; the template by its number
//   print(level, text)       -> one line of the log; level 0 debug ... 3 error
//   settle(dispatch, errorJson) -> the dispatch has ended; "" when well
//   drain()                  -> runs pending promise reactions
//   tenant                   { type, id } of the tenant
// Plain ASCII, because one other character would double the size of the source in every VM.
// It returns pick(name), which gives the sandbox one of: load, discard, describe, dispatch, complete, drop,
// onUnhandledRejection.
"use strict";

const { stringify } = JSON;
const { defineProperty, entries, freeze, getPrototypeOf, keys } = Object;
const { isArray } = Array;

// ---- dispatches -----------------------------------------------------------------------------------------------------

// The run that host calls and log lines belong to; null at the top level of templates.
let current = null;
let loading = null;
const runs = untouchableMap();
const calls = untouchableMap();

// Its methods are its own, whatever a template does to Map.prototype.
function untouchableMap() {
  const map = new Map();
  for (const name of ["get", "set", "delete", "forEach"]) {
    defineProperty(map, name, { value: Map.prototype[name] });
  }
  return map;
}

class HostCallError extends Error {
  constructor(details) {
    super(details.message);
    for (const key of keys(details)) {
      if (key !== "message" && key !== "stack") {
        defineProperty(this, key, { value: details[key], writable: true, configurable: true, enumerable: key !== "name" });
      }
    }
  }
}
defineProperty(HostCallError.prototype, "name", { value: "HostCallError", writable: true, configurable: true });

const same = (value) => value;
const nothing = () => undefined;

// Asks the host. The arguments are made in here so that a bad one rejects like any other failure; `read` makes the
// answer what the template sees. One promise for a call: more of them are what a call costs most.
function hostCall(template, method, makeArguments, read = same) {
  const run = current;
  if (run === null) {
    throw new Error(`${method} cannot be used at the top level of a template. Use it inside a handler.`);
  }
  let id;
  try {
    id = call(run.id, template, method, stringify(makeArguments()));
  } catch (error) {
    return Promise.reject(error);
  }
  if (id < 0) {
    return Promise.reject(new HostCallError({
      name: "HostCallError",
      message: id === -1 ? "This dispatch has made too many host calls." : `The arguments of ${method} are too large.`,
    }));
  }
  run.pending++;
  return new Promise((resolve, reject) => calls.set(id, { run, read, resolve, reject }));
}

function fail(run, error) {
  run.error ??= report(error);
}

function release(run) {
  if (--run.pending === 0 && runs.delete(run.id)) {
    settle(run.id, run.error ?? "");
  }
}

function invoke(run, handler, first, second) {
  try {
    const result = handler(first, second);
    if (result instanceof Promise) {
      run.pending++;
      result.then(
        () => release(run),
        (error) => {
          fail(run, error);
          release(run);
        },
      );
    }
  } catch (error) {
    fail(run, error);
  }
}

// Returns 0 when all is done and well; otherwise the end comes through settle, at once or later.
function dispatch(id, event, payload) {
  const run = { id, pending: 1, error: null };
  current = run;
  const handlers = subscriptions.get(event);
  if (handlers !== undefined) {
    for (let i = 0; i < handlers.length; i++) {
      invoke(run, handlers[i].handler, payload);
    }
  }
  if (event === "INTERACTION_CREATE") {
    dispatchInteraction(run, payload);
  }
  drain();
  if (run.pending === 1 && run.error === null) {
    return 0;
  }
  runs.set(id, run);
  release(run);
  return 1;
}

function complete(id, succeeded, result) {
  const pending = calls.get(id);
  if (pending === undefined) {
    return;
  }
  calls.delete(id);
  current = pending.run;
  try {
    if (succeeded !== 1) {
      throw new HostCallError(result);
    }
    pending.resolve(pending.read(result));
  } catch (error) {
    pending.reject(error);
  }
  drain();
  release(pending.run);
}

// A dispatch that the sandbox ended: what it still waits for is forgotten.
function drop(id) {
  runs.delete(id);
  calls.forEach((pending, callId) => {
    if (pending.run.id === id) {
      calls.delete(callId);
    }
  });
}

function onUnhandledRejection(promise, reason) {
  if (current !== null) {
    fail(current, reason);
  } else {
    loadError ??= report(reason);
  }
}

// ---- errors ---------------------------------------------------------------------------------------------------------

const MAX_MESSAGE = 2000;
const MAX_STACK = 8000;

const MISSING = {
  setTimeout: "Templates have no timers.",
  setInterval: "Templates have no timers.",
  setImmediate: "Templates have no timers.",
  fetch: "Templates have no network; use the host calls of \"templateworker\".",
  XMLHttpRequest: "Templates have no network; use the host calls of \"templateworker\".",
  WebSocket: "Templates have no network; use the host calls of \"templateworker\".",
  process: "Templates do not run in Node.js and have no environment.",
  Buffer: "Use Uint8Array.",
  window: "Templates do not run in a browser.",
  document: "Templates do not run in a browser.",
  WebAssembly: "Templates cannot use WebAssembly.",
};

// Frames of this file and of the engine tell a template's author nothing.
function templateFrames(stack) {
  const frames = [];
  for (const line of stack.split("\n")) {
    const match = /^(?:(.*)@)?(.+?):(\d+):(\d+)$/.exec(line);
    const place = match === null ? undefined : locate(match[2]);
    if (place !== undefined) {
      const name = match[1] === undefined || match[1] === "" ? "" : `${match[1]} `;
      const column = Number(match[4]) - (match[3] === "1" ? WRAPPER.length : 0);
      frames.push({ ...place, line: Number(match[3]), column, text: `    at ${name}(${match[2]}:${match[3]}:${column})` });
    }
  }
  return frames;
}

// The engine compiles a file inside this, and counts its columns on the first line.
const WRAPPER = "(function(exports,require,module){";

function locate(url) {
  for (const name of templateNames) {
    if (typeof url === "string" && url.startsWith(`${name}/`)) {
      return { template: name, file: url.slice(name.length + 1) };
    }
  }
  return undefined;
}

function explain(name, message) {
  const missing = name === "ReferenceError" ? /^Can't find variable: (\w+)/.exec(message) : null;
  return missing !== null && Object.hasOwn(MISSING, missing[1]) ? `${message}. ${MISSING[missing[1]]}` : message;
}

function report(error) {
  try {
    if (!(error instanceof Error)) {
      return stringify({ name: "Error", message: `Thrown: ${inspect(error)}`.slice(0, MAX_MESSAGE), stack: "" });
    }
    const name = `${error.name}`.slice(0, 100);
    const frames = templateFrames(`${error.stack ?? ""}`);
    const own = error instanceof SyntaxError ? locate(error.sourceURL) : undefined;
    const place = own === undefined ? frames[0] : { ...own, line: error.line, column: error.column };
    return stringify({
      name,
      message: explain(name, `${error.message}`).slice(0, MAX_MESSAGE),
      stack: frames.map((frame) => frame.text).join("\n").slice(0, MAX_STACK),
      template: place?.template,
      file: place?.file,
      line: place?.line,
      column: place?.column,
    });
  } catch {
    return stringify({ name: "Error", message: "An error was thrown that cannot be described.", stack: "" });
  }
}

// ---- log ------------------------------------------------------------------------------------------------------------

const MAX_LINE = 4000;
const MAX_DEPTH = 4;
const MAX_ITEMS = 50;

function inspect(value, depth = 0, seen = []) {
  switch (typeof value) {
    case "string":
      return depth === 0 ? value : stringify(value.length > 500 ? `${value.slice(0, 500)}\u2026` : value);
    case "bigint":
      return `${value}n`;
    case "function":
      return `[function ${value.name || "(anonymous)"}]`;
    case "object":
      return value === null ? "null" : inspectObject(value, depth, seen);
    default:
      return String(value);
  }
}

function inspectObject(value, depth, seen) {
  if (value instanceof Error) {
    const stack = templateFrames(`${value.stack ?? ""}`).map((frame) => `\n${frame.text}`).join("");
    return `${value.name}: ${explain(value.name, `${value.message}`)}${stack}`;
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  }
  if (value instanceof RegExp || value instanceof TimeZone || value instanceof Duration || value instanceof Vector) {
    return String(value);
  }
  if (seen.includes(value)) {
    return "[circular]";
  }
  if (depth >= MAX_DEPTH) {
    return isArray(value) ? "[\u2026]" : "{\u2026}";
  }
  const inner = [...seen, value];
  const show = (item) => inspect(item, depth + 1, inner);
  if (isArray(value) || value instanceof Uint8Array || value instanceof Set) {
    const items = [...value].slice(0, MAX_ITEMS).map(show);
    const count = value.length ?? value.size;
    const prefix = isArray(value) ? "" : `${value.constructor.name} `;
    return `${prefix}[${items.join(", ")}${count > MAX_ITEMS ? `, \u2026 ${count - MAX_ITEMS} more` : ""}]`;
  }
  const isMap = value instanceof Map;
  const pairs = isMap ? [...value] : entries(value);
  const shown = pairs.slice(0, MAX_ITEMS).map(([key, item]) =>
    isMap ? `${show(key)} => ${show(item)}` : `${/^[\w$]+$/.test(key) ? key : stringify(key)}: ${show(item)}`);
  const more = pairs.length > MAX_ITEMS ? `, \u2026 ${pairs.length - MAX_ITEMS} more` : "";
  const prefix = isMap ? "Map " : "";
  return shown.length === 0 ? `${prefix}{}` : `${prefix}{ ${shown.join(", ")}${more} }`;
}

function logger(level) {
  return (...values) => {
    const text = values.map((value) => inspect(value)).join(" ");
    print(level, text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}\u2026 (${text.length} characters)` : text);
  };
}

const log = freeze({ debug: logger(0), info: logger(1), warn: logger(2), error: logger(3) });

defineProperty(globalThis, "console", {
  value: freeze({ debug: log.debug, log: log.info, info: log.info, warn: log.warn, error: log.error, trace: log.debug }),
  writable: true,
  configurable: true,
});

// ---- values ---------------------------------------------------------------------------------------------------------

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
    const isWhole = Number.isSafeInteger(seconds) || typeof seconds === "bigint";
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
  if (value instanceof Uint8Array) {
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
      return { LazyStringMap: Object.fromEntries(names.map((key) => [key, value[key]])) };
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
      const object = Object.fromEntries(names.map((key) => [key, value[key]]));
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

// ---- the API --------------------------------------------------------------------------------------------------------

const EPHEMERAL = 64;

function requireText(value, what) {
  if (typeof value !== "string" || value === "") {
    throw new TypeError(`${what} must be a text that is not empty; it is ${inspect(value, 1)}.`);
  }
  return value;
}

function requireNumber(value, what) {
  if (typeof value !== "number") {
    throw new TypeError(`${what} must be a number; it is ${inspect(value, 1)}.`);
  }
  return value;
}

function requireFunction(value, what) {
  if (typeof value !== "function") {
    throw new TypeError(`The handler of ${what} must be a function; it is ${inspect(value, 1)}.`);
  }
  return value;
}

function toKey(key) {
  return requireText(key, "The key");
}

function toScopes(options) {
  const scopes = options?.scopes ?? null;
  if (scopes !== null && (!isArray(scopes) || !scopes.every((scope) => typeof scope === "string"))) {
    throw new TypeError(`scopes must be an array of texts; it is ${inspect(scopes, 1)}.`);
  }
  return scopes;
}

function toCondition(condition) {
  const { absent, present, equals } = condition ?? {};
  if ([absent === true, present === true, equals !== undefined].filter(Boolean).length !== 1) {
    throw new TypeError("The condition of kv.setIf is one of { absent: true }, { present: true }, { equals: value }.");
  }
  if (equals !== undefined) {
    return { equals: encode(equals) };
  }
  return absent === true ? { absent } : { present };
}

function toAddend(by) {
  if (typeof by !== "number" && typeof by !== "bigint") {
    throw new TypeError(`kv.increment adds a number; it was given ${inspect(by, 1)}.`);
  }
  return encode(by);
}

function toBody(body, what) {
  if (typeof body === "string") {
    return { content: body };
  }
  if (body === null || typeof body !== "object" || isArray(body)) {
    throw new TypeError(`${what} takes a text or a message object; it was given ${inspect(body, 1)}.`);
  }
  const { ephemeral, ...message } = body;
  return ephemeral === true ? { ...message, flags: (message.flags ?? 0) | EPHEMERAL } : message;
}

function toRecord(record) {
  return {
    key: record.key,
    value: decode(record.value),
    scopes: record.scopes,
    id: record.id,
    createdAt: new Date(record.created_at),
    updatedAt: new Date(record.last_updated_at),
  };
}

// Made when a template first asks for it: what nobody uses costs a VM nothing.
const makeKeyValues = (template) => freeze({
  get: (key, options) => hostCall(
    template, "kv.get", () => [toKey(key), toScopes(options)], (record) => record === null ? null : decode(record.value)),

  getRecord: (key, options) => hostCall(
    template, "kv.get", () => [toKey(key), toScopes(options)], (record) => record === null ? null : toRecord(record)),

  set: (key, value, options) => hostCall(template, "kv.set", () => [toKey(key), encode(value), toScopes(options)], nothing),

  setIf: (key, value, condition, options) => hostCall(
    template, "kv.setIf", () => [toKey(key), encode(value), toCondition(condition), toScopes(options)]),

  delete: (key, options) => hostCall(template, "kv.delete", () => [toKey(key), toScopes(options)]),

  find: (query = {}) => hostCall(
    template, "kv.find",
    () => {
      const { prefix, like, limit, cursor } = query;
      return [{ prefix, like, scopes: toScopes(query) ?? undefined, limit, cursor }];
    },
    (page) => ({ items: page.records.map(toRecord), cursor: page.cursor })),

  listScopes: () => hostCall(template, "kv.listScopes", () => []),

  increment: (key, by = 1, options = undefined) => hostCall(
    template, "kv.increment", () => [toKey(key), toAddend(by), toScopes(options)], decode),
});

const toChannelId = (id) => requireText(id, "The channel id");
const toMessageId = (id) => requireText(id, "The message id");

const makeDiscord = (template) => freeze({
  createMessage: (channelId, body) => hostCall(
    template, "discord.createMessage", () => [toChannelId(channelId), toBody(body, "discord.createMessage")]),

  editMessage: (channelId, messageId, body) => hostCall(
    template, "discord.editMessage",
    () => [toChannelId(channelId), toMessageId(messageId), toBody(body, "discord.editMessage")]),

  deleteMessage: (channelId, messageId, reason = null) => hostCall(
    template, "discord.deleteMessage", () => [toChannelId(channelId), toMessageId(messageId), reason], nothing),

  getMessage: (channelId, messageId) => hostCall(
    template, "discord.getMessage", () => [toChannelId(channelId), toMessageId(messageId)]),

  createReaction: (channelId, messageId, emoji) => hostCall(
    template, "discord.createReaction",
    () => [toChannelId(channelId), toMessageId(messageId), requireText(emoji, "The emoji")], nothing),

  deleteOwnReaction: (channelId, messageId, emoji) => hostCall(
    template, "discord.deleteOwnReaction",
    () => [toChannelId(channelId), toMessageId(messageId), requireText(emoji, "The emoji")], nothing),
});

// ---- interactions ---------------------------------------------------------------------------------------------------

const INTERACTION = { command: 2, component: 3 };
const OPTION = { subcommand: 1, group: 2 };
const RESPONSE = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7 };

// An interaction as Discord sent it, with its options by name and the ways to answer it.
const makeInteractionClass = () => class Interaction {
  #state = "open";
  #template;

  constructor(payload, template) {
    Object.assign(this, payload);
    this.#template = template;
    let options = payload.data?.options ?? [];
    if (payload.type === INTERACTION.command) {
      this.subcommandGroup = null;
      this.subcommand = null;
      if (options[0]?.type === OPTION.group) {
        this.subcommandGroup = options[0].name;
        options = options[0].options ?? [];
      }
      if (options[0]?.type === OPTION.subcommand) {
        this.subcommand = options[0].name;
        options = options[0].options ?? [];
      }
      this.options = {};
      for (const option of options) {
        this.options[option.name] = option.value;
      }
    } else {
      this.values = payload.data?.values ?? [];
    }
  }

  async #respond(type, data, state) {
    const before = this.#state;
    if (before !== "open") {
      throw new Error(`This interaction is ${before} already; use editReply or followUp.`);
    }
    this.#state = state;
    try {
      await hostCall(
        this.#template, "interaction.createResponse", () => [this.id, this.token, data === undefined ? { type } : { type, data }]);
    } catch (error) {
      this.#state = before;
      throw error;
    }
  }

  /** Answers; after a deferral it fills in the waiting answer, after an answer it sends one more. */
  async reply(body) {
    const data = toBody(body, "reply");
    if (this.#state === "open") {
      await this.#respond(RESPONSE.message, data, "answered");
    } else if (this.#state === "deferred") {
      this.#state = "answered";
      await hostCall(this.#template, "interaction.editOriginal", () => [this.token, data]);
    } else {
      await hostCall(this.#template, "interaction.createFollowup", () => [this.token, data]);
    }
  }

  /** Tells the member that an answer will follow; up to 15 minutes may pass. */
  async defer(options = {}) {
    await this.#respond(RESPONSE.deferredMessage, options.ephemeral === true ? { flags: EPHEMERAL } : {}, "deferred");
  }

  /** Changes the message that the component belongs to. */
  async update(body) {
    const data = toBody(body, "update");
    if (this.#state === "updating") {
      this.#state = "answered";
      await hostCall(this.#template, "interaction.editOriginal", () => [this.token, data]);
    } else {
      await this.#respond(RESPONSE.update, data, "answered");
    }
  }

  /** Accepts the click; a change of the message may follow. */
  async deferUpdate() {
    await this.#respond(RESPONSE.deferredUpdate, undefined, "updating");
  }

  /** Changes the answer. */
  async editReply(body) {
    const message = await hostCall(this.#template, "interaction.editOriginal", () => [this.token, toBody(body, "editReply")]);
    this.#state = "answered";
    return message;
  }

  /** Reads the answer as Discord keeps it. */
  async fetchReply() {
    return hostCall(this.#template, "interaction.getOriginal", () => [this.token]);
  }

  /** Takes the answer back. */
  async deleteReply() {
    await hostCall(this.#template, "interaction.deleteOriginal", () => [this.token]);
  }

  /** Sends one more message. */
  async followUp(body) {
    return hostCall(this.#template, "interaction.createFollowup", () => [this.token, toBody(body, "followUp")]);
  }
};

let interactionClass;

function interactionOf(payload, template) {
  interactionClass ??= makeInteractionClass();
  return new interactionClass(payload, template.index);
}

function dispatchInteraction(run, payload) {
  const data = payload.data ?? {};
  if (payload.type === INTERACTION.command) {
    const found = commands.get(`${data.type ?? 1}:${data.name}`);
    if (found !== undefined) {
      invoke(run, found.handler, interactionOf(payload, found.template));
    }
  } else if (payload.type === INTERACTION.component) {
    const found = findComponent(`${data.custom_id}`);
    if (found !== undefined) {
      invoke(run, found.handler, interactionOf(payload, found.template), data.custom_id.slice(found.id.length));
    }
  }
}

// The exact id first, then the longest prefix that ends in a colon.
function findComponent(customId) {
  let end = customId.length;
  while (end > 0) {
    const found = components.get(customId.slice(0, end));
    if (found !== undefined) {
      return found;
    }
    end = customId.lastIndexOf(":", end - 2) + 1;
  }
  return undefined;
}

// ---- templates ------------------------------------------------------------------------------------------------------

const subscriptions = new Map();
const commands = new Map();
const components = new Map();
const templates = [];
const templateNames = [];
let loadError = null;

function requireLoading(what) {
  if (loading === null) {
    throw new Error(`${what} must be called while the template loads, at its top level, not inside a handler.`);
  }
  return loading;
}

function on(event, handler) {
  const template = requireLoading("on()");
  if (typeof event !== "string" || !/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(event)) {
    throw new TypeError(`on() takes the name of an event such as "MESSAGE_CREATE"; it was given ${inspect(event, 1)}.`);
  }
  requireFunction(handler, `on("${event}")`);
  template.events.add(event);
  const handlers = subscriptions.get(event);
  if (handlers === undefined) {
    subscriptions.set(event, [{ handler, template }]);
  } else {
    handlers.push({ handler, template });
  }
}

function command(definition, handler) {
  const template = requireLoading("command()");
  if (definition === null || typeof definition !== "object") {
    throw new TypeError(`command() takes { name, description, \u2026 }; it was given ${inspect(definition, 1)}.`);
  }
  const name = requireText(definition.name, "The name of a command");
  requireFunction(handler, `command "${name}"`);
  const key = `${definition.type ?? 1}:${name}`;
  claim(commands, key, `The command "${name}"`, { handler, template });
  template.events.add("INTERACTION_CREATE");
  template.commands.push(definition);
}

function component(id, handler) {
  const template = requireLoading("component()");
  requireText(id, "The custom id of a component");
  requireFunction(handler, `component "${id}"`);
  claim(components, id, `The component "${id}"`, { handler, id, template });
  template.events.add("INTERACTION_CREATE");
  template.components.push(id);
}

function claim(registry, key, what, entry) {
  const holder = registry.get(key);
  if (holder !== undefined) {
    const where = holder.template === entry.template ? "in this template" : `in the template "${holder.template.name}"`;
    throw new Error(`${what} is defined already, ${where}.`);
  }
  registry.set(key, entry);
}

function requireFor(index, from) {
  return (name) => {
    const template = templates[index];
    if (name === "templateworker") {
      return template.api ??= makeApi(index);
    }
    // Files that the test runner adds; the broker judges their calls like any other.
    if (name === "templateworker/host" && from.startsWith("templateworker/")) {
      return { call: (method, ...values) => hostCall(index, method, () => values) };
    }
    const path = modulePath(from, name);
    const file = path === undefined
      ? undefined
      : [path, `${path}.js`, `${path}/index.js`].find((candidate) => has(index, candidate));
    if (file === undefined) {
      throw new Error(`Cannot find the module ${inspect(name, 1)} that ${template.name}/${from} requires. A template can ` +
        "require \"templateworker\" and its own files (\"./file\").");
    }
    return run(index, file).exports;
  };
}

function modulePath(from, name) {
  if (typeof name !== "string") {
    return undefined;
  }
  if (name.startsWith("templateworker/")) {
    return name;
  }
  return /^\.\.?\//.test(name) ? resolvePath(from, name) : undefined;
}

function resolvePath(from, name) {
  const parts = from.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) {
        return undefined;
      }
    } else if (part !== "." && part !== "") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

function has(index, path) {
  const { modules } = templates[index];
  if (modules.has(path)) {
    return true;
  }
  const body = compile(index, path);
  if (body === undefined) {
    return false;
  }
  modules.set(path, { body, module: null });
  return true;
}

function run(index, path) {
  const entry = templates[index].modules.get(path);
  if (entry.module === null) {
    if (path.endsWith(".json")) {
      entry.module = { exports: entry.body() };
    } else {
      entry.module = { exports: {} };
      entry.body.call(entry.module.exports, entry.module.exports, requireFor(index, path), entry.module);
    }
  }
  return entry.module;
}

// Runs a template's top level. Returns "" when well, else the report of its error.
function load(index, name, entry, settings) {
  const template = {
    index,
    name,
    settings: deepFreeze(settings),
    api: null,
    events: new Set(),
    commands: [],
    components: [],
    modals: [],
    modules: new Map(),
  };
  templates[index] = template;
  templateNames.push(name);
  loading = template;
  current = null;
  loadError = null;
  try {
    if (!has(index, entry)) {
      throw new Error(`The template has no file ${entry}.`);
    }
    run(index, entry);
    drain();
  } catch (error) {
    loadError = report(error);
  } finally {
    loading = null;
  }
  if (loadError !== null) {
    discard(index);
  }
  return loadError ?? "";
}

// Takes back what a template asked for: its top level failed, or was ended.
function discard(index) {
  const template = templates[index];
  loading = null;
  for (const [event, handlers] of subscriptions) {
    const others = handlers.filter((entry) => entry.template !== template);
    if (others.length === 0) {
      subscriptions.delete(event);
    } else {
      subscriptions.set(event, others);
    }
  }
  for (const registry of [commands, components]) {
    for (const [key, entry] of registry) {
      if (entry.template === template) {
        registry.delete(key);
      }
    }
  }
  template.modules.clear();
}

function describe(index) {
  const { name, events, commands: definitions, components: ids, modals } = templates[index];
  return stringify({ template: name, events: [...events], commands: definitions, components: ids, modals });
}

function deepFreeze(value) {
  if (typeof value === "object" && value !== null) {
    for (const key of keys(value)) {
      deepFreeze(value[key]);
    }
    freeze(value);
  }
  return value;
}

// Each template has an object of its own, so that the host learns which of them calls.
function makeApi(index) {
  let kv;
  let discord;
  return freeze({
    on,
    command,
    component,
    get kv() {
      return kv ??= makeKeyValues(index);
    },
    get discord() {
      return discord ??= makeDiscord(index);
    },
    log,
    tenant,
    settings: templates[index].settings,
    Vector,
    Duration,
    TimeZone,
    HostCallError,
  });
}

freeze(tenant);

const entrances = { load, discard, describe, dispatch, complete, drop, onUnhandledRejection };
return (name) => entrances[name];
