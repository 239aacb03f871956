// The log: any value as one readable line.
const { freeze, isArray, isView, keys, loaded, part, print, stringify } = core;

const MAX_LINE = 4000;
const MAX_DEPTH = 4;
const MAX_ITEMS = 50;
const MAX_TEXT = 500;

// Line breaks in a text that stands alone are its own.
function inspect(value, depth = 0, seen = []) {
  switch (typeof value) {
    case "string":
      return depth === 0 ? value : stringify(shortened(value));
    case "bigint":
      return `${shortened(`${value}`)}n`;
    case "function":
    case "object":
      return value === null ? "null" : inspectSafely(value, depth, seen);
    default:
      return String(value);
  }
}

const shortened = (text) => text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\u2026` : text;

// Getters, proxies and the like may throw; whoever shows a value wants to hear of the value.
function inspectSafely(value, depth, seen) {
  try {
    return typeof value === "function"
      ? `[function ${value.name === "" ? "(anonymous)" : String(value.name)}]`
      : inspectObject(value, depth, seen);
  } catch {
    return `[${typeof value} that cannot be read]`;
  }
}

function inspectObject(value, depth, seen) {
  if (value instanceof Error) {
    const { explain, templateFrames } = part("errors");
    const stack = templateFrames(`${value.stack ?? ""}`).map((frame) => `\n${frame.text}`).join("");
    return `${value.name}: ${explain(value.name, `${value.message}`)}${stack}`;
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  }
  if (value instanceof RegExp || loaded("values")?.isSpecial(value)) {
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
  if (isArray(value) || isView(value) && !(value instanceof DataView)) {
    const items = Array.from({ length: Math.min(MAX_ITEMS, value.length) }, (_, i) => show(value[i]));
    return `${isArray(value) ? "" : `${value.constructor.name} `}[${listed(items, value.length)}]`;
  }
  if (value instanceof Set) {
    return `Set [${listed(firstOf(value, show), value.size)}]`;
  }
  if (value instanceof Map) {
    return `Map ${braced(firstOf(value, ([key, item]) => `${show(key)} => ${show(item)}`), value.size)}`;
  }
  const names = keys(value);
  const showName = (name) => /^[\w$]+$/.test(name) ? shortened(name) : stringify(shortened(name));
  return braced(firstOf(names, (name) => `${showName(name)}: ${show(value[name])}`), names.length);
}

function firstOf(items, show) {
  const texts = [];
  for (const item of items) {
    if (texts.length === MAX_ITEMS) {
      break;
    }
    texts.push(show(item));
  }
  return texts;
}

const listed = (items, count) => `${items.join(", ")}${count > MAX_ITEMS ? `, \u2026 ${count - MAX_ITEMS} more` : ""}`;
const braced = (items, count) => items.length === 0 ? "{}" : `{ ${listed(items, count)} }`;

function line(values) {
  const text = values.map((value) => inspect(value)).join(" ");
  return text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}\u2026 (${text.length} characters)` : text;
}

const at = (level) => (...values) => print(level, line(values));
const log = freeze({ debug: at(0), info: at(1), warn: at(2), error: at(3) });
const console = freeze({
  debug: log.debug, log: log.info, info: log.info, warn: log.warn, error: log.error, trace: log.debug,
});

return { console, inspect, log };
