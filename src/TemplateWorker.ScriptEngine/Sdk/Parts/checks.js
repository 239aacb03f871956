// Checks of what templates pass, with errors that name the member and show what it was given.
const { isArray, part } = core;

const MAX_SHOWN = 200;
// More than any call takes; the host says what its limit is.
const MAX_TEXTS = 10_000;

function shown(value) {
  const text = part("inspect").inspect(value, 1);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}\u2026` : text;
}

// The text of what is no text, as the standards of the web make it. The engine would join an array of holes for hours.
function convert(value, what) {
  try {
    if (!isArray(value) || value.length <= MAX_TEXTS) {
      return `${value}`;
    }
  } catch (cause) {
    throw new TypeError(`${what} must be a text; it is ${shown(value)}.`, { cause });
  }
  throw new TypeError(`${what} must be a text; it is an array of ${value.length} items.`);
}

function requireText(value, what) {
  if (typeof value !== "string" || value === "") {
    throw new TypeError(`${what} must be a text that is not empty; it is ${shown(value)}.`);
  }
  return value;
}

function requireNumber(value, what) {
  if (typeof value !== "number") {
    throw new TypeError(`${what} must be a number; it is ${shown(value)}.`);
  }
  return value;
}

// Undefined stands for an argument left out.
function optionalNumber(value, what) {
  return value === undefined || value === null ? undefined : requireNumber(value, what);
}

function requireCallback(value, what) {
  if (typeof value !== "function") {
    throw new TypeError(`${what} takes a function; it was given ${shown(value)}.`);
  }
  return value;
}

// Holes of an array are looked at too.
function requireTexts(value, what) {
  if (!isArray(value) || value.length > MAX_TEXTS || !Array.from(value).every((text) => typeof text === "string")) {
    throw new TypeError(`${what} must be an array of texts; it is ${shown(value)}.`);
  }
  return value;
}

function requireObject(value, what) {
  if (value === null || typeof value !== "object" || isArray(value)) {
    throw new TypeError(`${what} must be an object; it is ${shown(value)}.`);
  }
  return value;
}

function optionalObject(value, what) {
  return value === undefined || value === null ? undefined : requireObject(value, what);
}

const EPHEMERAL = 64;

/** A message as Discord takes it: from a text, or from Discord's own object, with `ephemeral` in interactions. */
function toBody(body, what, canBeEphemeral = false) {
  if (typeof body === "string") {
    return { content: body };
  }
  if (body === null || typeof body !== "object" || isArray(body)) {
    throw new TypeError(`${what} takes a text or a message object; it was given ${shown(body)}.`);
  }
  const { ephemeral, ...message } = body;
  return ephemeral === true && canBeEphemeral
    ? { ...message, flags: (optionalNumber(message.flags, `flags of ${what}`) ?? 0) | EPHEMERAL }
    : message;
}

/** The arguments of a call with the files of a message taken out of it and put behind them, in the place `count`. */
function withFiles(values, place, count, what, isEdit) {
  const body = values[place];
  if (body === undefined || body.files === undefined || body.files === null) {
    return values;
  }
  const { files, message } = part("files").split(body, what, isEdit);
  values[place] = message;
  values[count] = files;
  return values;
}

return {
  EPHEMERAL, convert, optionalNumber, optionalObject, requireCallback, requireNumber, requireObject, requireText, requireTexts, shown,
  toBody, withFiles,
};
