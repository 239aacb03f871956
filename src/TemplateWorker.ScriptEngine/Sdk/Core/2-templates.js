// The second quarter of the core: how the template is loaded and what it subscribes to.

const MAX_EVENTS = 200;

// The engine compiles a file inside this, and counts its columns on the first line.
const WRAPPER = "(function(exports,require,module,fetch){";

const subscriptions = new Map();
// Where the template subscribed to each event first.
const eventPlaces = new Map();
// The one template of this realm: { name, settings, modules, api }.
let template = null;
// Whether the host asks where the template calls the SDK. It does for a check alone: to find out costs memory in each VM.
let arePlacesWanted = false;

function requireLoading(what) {
  if (!isLoading) {
    throw new Error(`${what} must be called while the template loads, at its top level, not inside a handler.`);
  }
}

function requireFunction(value, what) {
  if (typeof value !== "function") {
    throw new TypeError(`The handler of ${what} must be a function; it is ${part("inspect").inspect(value, 1)}.`);
  }
}

// Without the iterators of arrays, here and below: what a template does to them must not meet it where it calls the SDK.
// A line of a stack, "name@template/file.js:line:column"; undefined for those of the SDK and the engine, which tell a
// template's author nothing.
function frameOf(line) {
  const at = line.lastIndexOf("@");
  const place = line.slice(at + 1).split(":");
  const url = place[0], row = place[1], offset = place[2];
  if (offset === undefined || !url.startsWith(`${template?.name}/`)) {
    return undefined;
  }
  const column = Number(offset) - (row === "1" ? WRAPPER.length : 0);
  return {
    template: template.name,
    file: url.slice(template.name.length + 1),
    line: Number(row),
    column,
    text: `    at ${at > 0 ? `${line.slice(0, at)} ` : ""}(${url}:${row}:${column})`,
  };
}

// Where the template calls the SDK: [file, line, column], or null. The host checks what templates ask for, and this is
// what its errors point at.
function callingPlace() {
  if (!arePlacesWanted) {
    return null;
  }
  const lines = (new Site().stack ?? "").split("\n");
  for (let i = 0; i < lines.length; i++) {
    const frame = frameOf(lines[i]);
    if (frame !== undefined) {
      return [frame.file, frame.line, frame.column];
    }
  }
  return null;
}

function on(event, handler) {
  requireLoading("on()");
  if (typeof event !== "string" || !/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(event)) {
    throw new TypeError("on() takes the name of an event such as \"MESSAGE_CREATE\"; " +
      `it was given ${part("inspect").inspect(event, 1)}.`);
  }
  requireFunction(handler, `on("${event}")`);
  if (!subscriptions.has(event)) {
    if (subscriptions.size === MAX_EVENTS) {
      throw new RangeError(`A template may subscribe to at most ${MAX_EVENTS} different events.`);
    }
    eventPlaces.set(event, callingPlace());
  }
  subscriptions.set(event, [...subscriptions.get(event) ?? [], handler]);
}

// A new list each time, because a dispatch may be walking the old one.
function off(event, handler) {
  const others = (subscriptions.get(event) ?? []).filter((other) => other !== handler);
  if (others.length === 0) {
    subscriptions.delete(event);
  } else {
    subscriptions.set(event, others);
  }
}

function requireFor(from) {
  return (name) => {
    if (name === "templateworker") {
      return template.api;
    }
    // Files that the test runner adds; the broker judges their calls like any other.
    if (name === "templateworker/host" && from.startsWith("templateworker/")) {
      return { call: (method, ...values) => hostCall(method, () => values) };
    }
    const path = modulePath(from, name);
    const file = path === undefined
      ? undefined
      : [path, `${path}.js`, `${path}/index.js`].find(has);
    if (file === undefined) {
      throw new Error(part("missing").explainModule(name, `${template.name}/${from}`));
    }
    return run(file).exports;
  };
}

function modulePath(from, name) {
  if (typeof name !== "string") {
    return undefined;
  }
  if (name.startsWith("templateworker/")) {
    return name;
  }
  return /^\.\.?(\/|$)/.test(name) ? resolvePath(from, name) : undefined;
}

function resolvePath(from, name) {
  const path = from.split("/").slice(0, -1);
  for (const step of name.split("/")) {
    if (step === "..") {
      if (path.pop() === undefined) {
        return undefined;
      }
    } else if (step !== "." && step !== "") {
      path.push(step);
    }
  }
  return path.join("/");
}

function has(path) {
  if (template.modules.has(path)) {
    return true;
  }
  const body = compile(path);
  if (body === undefined) {
    return false;
  }
  template.modules.set(path, { body, module: null });
  return true;
}

// A module that is required while it runs gives what it has exported so far, as CommonJS has it.
function run(path) {
  const entry = template.modules.get(path);
  if (entry.module === null) {
    entry.module = { exports: {} };
    try {
      if (path.endsWith(".json")) {
        entry.module.exports = readJson(entry.body(), `${template.name}/${path}`);
      } else {
        const { exports } = entry.module;
        entry.body.call(exports, exports, requireFor(path), entry.module, template.api.fetch);
      }
    } catch (error) {
      entry.module = null;
      throw error;
    }
  }
  return entry.module;
}

// The sandbox gives the text of a file, or what is wrong with it and where.
function readJson(found, sourceURL) {
  if (typeof found === "string") {
    return parse(found);
  }
  const error = new SyntaxError(`The file is not valid JSON: ${found.message}`);
  for (const [name, value] of entries({ sourceURL, line: found.line, column: found.column })) {
    defineProperty(error, name, { value, configurable: true });
  }
  throw error;
}

// Runs the template's top level. Returns "" when well, else the report of its error.
function load(name, entry, settings, isCheck) {
  arePlacesWanted = isCheck === 1;
  template = { name, settings: makeSettings(name, settings), modules: new Map() };
  template.api = makeApi();
  isLoading = true;
  current = null;
  loadError = null;
  try {
    if (!has(entry)) {
      throw new Error(`The template has no file ${entry}.`);
    }
    run(entry);
    drain();
  } catch (error) {
    loadError = part("errors").report(error);
  }
  isLoading = false;
  if (loadError !== null) {
    discard();
  }
  return loadError ?? "";
}

// Takes back what the template asked for: its top level failed, or was ended.
function discard() {
  isLoading = false;
  subscriptions.clear();
  eventPlaces.clear();
  parts.commands?.discard();
  template.modules.clear();
}

function describe() {
  const { places, ...asked } = parts.commands?.describe() ?? { commands: [], components: [], modals: [], places: {} };
  const events = new Set(subscriptions.keys());
  if (asked.commands.length + asked.components.length + asked.modals.length > 0) {
    events.add("INTERACTION_CREATE");
  }
  const told = { template: template.name, events: [...events], ...asked };
  if (arePlacesWanted) {
    told.places = { events: Array.from(events, (event) => eventPlaces.get(event) ?? null), ...places };
  }
  return stringify(told);
}

// A required setting that is not set comes as null. To read it is an error that says what an admin has to do, because
// whatever a template made of undefined would go wrong elsewhere and say less.
function makeSettings(template, settings) {
  for (const name of keys(settings)) {
    if (settings[name] === null) {
      const get = () => {
        const error = new Error(`The setting "${name}" of the template "${template}" is required and not set. Set it with: ` +
          `templateworker template set ${template} ${name}=VALUE --guild ${tenant.id}`);
        error.name = "SettingError";
        throw error;
      };
      defineProperty(settings, name, { get, enumerable: false });
    }
  }
  return deepFreeze(settings);
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
