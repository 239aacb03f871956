// Checks of what templates pass, with errors that name the member and show what it was given.
const { isArray, part } = core;

const shown = (value) => part("inspect").inspect(value, 1);

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
  return ephemeral === true && canBeEphemeral ? { ...message, flags: (message.flags ?? 0) | EPHEMERAL } : message;
}

return { EPHEMERAL, optionalNumber, optionalObject, requireNumber, requireObject, requireText, shown, toBody };
