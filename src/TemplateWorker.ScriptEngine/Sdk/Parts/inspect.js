// The log: any value as one readable line.
const { entries, freeze, isArray, loaded, makeLog, part, stringify } = core;

const MAX_LINE = 4000;
const MAX_DEPTH = 4;
const MAX_ITEMS = 50;
const MAX_TEXT = 500;

// Line breaks in a text that stands alone are its own.
function inspect(value, depth = 0, seen = []) {
  switch (typeof value) {
    case "string":
      return depth === 0 ? value : stringify(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}\u2026` : value);
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
  if (isArray(value) || ArrayBuffer.isView(value) && !(value instanceof DataView) || value instanceof Set) {
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

function line(values) {
  const text = values.map((value) => inspect(value)).join(" ");
  return text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}\u2026 (${text.length} characters)` : text;
}

// The templates of a tenant share one console.
const log = makeLog(-1);
const console = freeze({
  debug: log.debug, log: log.info, info: log.info, warn: log.warn, error: log.error, trace: log.debug,
});

return { console, inspect, line };
