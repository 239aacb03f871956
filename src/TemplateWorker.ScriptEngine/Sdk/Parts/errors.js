// Errors: what a failed host call throws, and how an error is reported to the host.
// The first line of every part: what it takes from the core. A part is the body of a function of `core`.
const { defineProperty, frameOf, keys, part, stringify, templateName } = core;

const MAX_NAME = 100;
const MAX_MESSAGE = 2000;
const MAX_STACK = 8000;
const MAX_FILE = 203;

/** What a failed host call throws; the host names it, and what else it says becomes properties. */
class HostCallError extends Error {
  constructor(details) {
    part("checks").requireObject(details, "What makes a HostCallError, which failed host calls throw,");
    super(details.message);
    for (const key of keys(details)) {
      if (key !== "message" && key !== "stack") {
        defineProperty(this, key, { value: details[key], writable: true, configurable: true, enumerable: key !== "name" });
      }
    }
  }
}
defineProperty(HostCallError.prototype, "name", { value: "HostCallError", writable: true, configurable: true });

/** The error of a call that the host refused, as if it had been thrown where the template asked. */
function failedCall(details, site) {
  const error = new HostCallError(details);
  defineProperty(error, "stack", { value: site.stack, writable: true, configurable: true });
  return error;
}

function templateFrames(stack) {
  const frames = [];
  for (const line of stack.split("\n")) {
    const frame = frameOf(line);
    if (frame !== undefined) {
      frames.push(frame);
    }
  }
  return frames;
}

function locate(url) {
  const name = templateName();
  return typeof url === "string" && url.startsWith(`${name}/`) ? { template: name, file: url.slice(name.length + 1) } : undefined;
}

function explain(name, message) {
  const missing = name === "ReferenceError" ? /^Can't find variable: (\w+)/.exec(message) : null;
  return missing === null ? message : part("missing").explainGlobal(missing[1], message);
}

// Half a surrogate pair is text to a script, and to nobody else.
const cut = (text, most) => text.slice(0, most).toWellFormed();

function report(error) {
  try {
    if (!(error instanceof Error)) {
      return stringify({ name: "Error", message: cut(`Thrown: ${part("inspect").inspect(error)}`, MAX_MESSAGE), stack: "", template: templateName() });
    }
    const name = cut(`${error.name}`, MAX_NAME);
    const frames = templateFrames(`${error.stack ?? ""}`);
    const own = error instanceof SyntaxError ? locate(error.sourceURL) : undefined;
    const place = own === undefined ? frames[0] : { ...own, line: error.line, column: error.column };
    return stringify({
      name,
      message: cut(explain(name, `${error.message}`), MAX_MESSAGE),
      stack: cut(frames.map((frame) => frame.text).join("\n"), MAX_STACK),
      template: templateName(),
      // A script can write what it likes into its error; the host takes whole numbers.
      ...(place === undefined ? {} : { file: cut(place.file, MAX_FILE), line: place.line | 0, column: place.column | 0 }),
    });
  } catch {
    return stringify({ name: "Error", message: "An error was thrown that cannot be described.", stack: "", template: templateName() });
  }
}

return { HostCallError, explain, failedCall, report, templateFrames };
