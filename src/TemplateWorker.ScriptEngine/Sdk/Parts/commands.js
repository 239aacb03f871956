// What templates ask for by command(), component() and modal(): kept until an interaction comes, and described to the host
// as Discord numbers it.
const { callingPlace, isArray, keys, part, requireFunction, requireLoading, take } = core;
const { requireObject, requireText, shown } = part("checks");

const claim = take("claim");
const isOthers = take("isOthers");

// Without prototypes: Object.hasOwn would cost each VM that uses it a cache of 32 KiB.
const COMMAND_TYPES = { __proto__: null, chat_input: 1, user: 2, message: 3 };
const OPTION_TYPES = {
  __proto__: null, subcommand: 1, subcommand_group: 2, string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9,
  number: 10, attachment: 11,
};
const SUBCOMMAND = 1;
const GROUP = 2;
const MAX_ID = 100;
const MAX_IDS = 1000;

// Each key has its entry { handler, place, ... }: commands by "type:name", the others by id or prefix.
const commands = new Map();
const components = new Map();
const modals = new Map();
const definitions = new Map();

function toType(type, types, what) {
  if (typeof type === "number") {
    return type;
  }
  if (typeof type !== "string" || !(type in types)) {
    const nearest = typeof type === "string" ? part("nearest").find(type, keys(types)) : undefined;
    throw new TypeError(`The type of ${what} is ${shown(type)}; ` +
      (nearest === undefined ? `it is one of ${keys(types).join(", ")}.` : `did you mean "${nearest}"?`));
  }
  return types[type];
}

function toPermissions(permissions, what) {
  if (isArray(permissions)) {
    const { bitOf } = part("permissions");
    return `${permissions.reduce((set, name) => set | bitOf(name), 0n)}`;
  }
  if (typeof permissions === "bigint") {
    return `${permissions}`;
  }
  if (permissions === null || typeof permissions === "string" && /^\d+$/.test(permissions)) {
    return permissions;
  }
  throw new TypeError(`default_member_permissions of ${what} is a list of permission names, such as ["BAN_MEMBERS"]; ` +
    `it is ${shown(permissions)}.`);
}

// Autocomplete functions stay here, by the path of their option; Discord learns that there is one.
function toOption(option, path, what, found) {
  const made = { ...requireObject(option, `An option of ${what}`) };
  const name = requireText(made.name, `The name of an option of ${what}`);
  const type = toType(made.type, OPTION_TYPES, `the option "${name}" of ${what}`);
  made.type = type;
  const here = path === "" ? name : `${path} ${name}`;
  if (type === SUBCOMMAND) {
    found.paths.push(here);
  }
  if (typeof made.autocomplete === "function") {
    found.autocompletes.set(here, made.autocomplete);
    made.autocomplete = true;
  }
  if (isArray(made.options)) {
    made.options = made.options.map((inner) => toOption(inner, here, what, found));
  }
  return made;
}

function toHandlers(handler, paths, what) {
  if (typeof handler === "function") {
    return { handler, handlers: null };
  }
  if (paths.length === 0 || handler === null || typeof handler !== "object") {
    requireFunction(handler, what);
  }
  for (const path of keys(handler)) {
    if (!paths.includes(path)) {
      throw new TypeError(`The handlers of ${what} have "${path}", which is no sub-command of it; it has ` +
        `${paths.map((known) => `"${known}"`).join(", ")}.`);
    }
    requireFunction(handler[path], `"${path}" of ${what}`);
  }
  const handlers = { __proto__: null, ...handler };
  for (const path of paths) {
    if (!(path in handlers)) {
      throw new TypeError(`The sub-command "${path}" of ${what} has no handler.`);
    }
  }
  return { handler: null, handlers };
}

function command(definition, handler) {
  requireLoading("command()");
  // A definition is read once, in here: one that gives another value each time must not be known by two names.
  const made = { ...requireObject(definition, "What command() takes, { name, description, \u2026 },") };
  const name = requireText(made.name, "The name of a command");
  const what = `command "${name}"`;
  const found = { paths: [], autocompletes: new Map() };
  if (made.type !== undefined) {
    made.type = toType(made.type, COMMAND_TYPES, what);
  }
  if (made.default_member_permissions !== undefined) {
    made.default_member_permissions = toPermissions(made.default_member_permissions, what);
  }
  if (made.options !== undefined) {
    if (!isArray(made.options)) {
      throw new TypeError(`The options of ${what} must be an array; it is ${shown(made.options)}.`);
    }
    made.options = made.options.map((option) => toOption(option, "", what, found));
  }
  const isGrouped = made.options?.some(({ type }) => type === SUBCOMMAND || type === GROUP) ?? false;
  const entry = { ...toHandlers(handler, isGrouped ? found.paths : [], what), autocompletes: found.autocompletes };
  add(commands, "command", `${made.type ?? COMMAND_TYPES.chat_input}:${name}`, `The command "${name}"`, entry);
  definitions.set(entry, made);
}

function register(registry, kind) {
  return (id, handler) => {
    requireLoading(`${kind}()`);
    requireText(id, `The custom id of a ${kind}`);
    if (id.length > MAX_ID) {
      throw new RangeError(`The custom id of a ${kind} has at most ${MAX_ID} characters; "${id.slice(0, 20)}\u2026" has ${id.length}.`);
    }
    requireFunction(handler, `${kind} "${id}"`);
    if (registry.size === MAX_IDS) {
      throw new RangeError(`A template may handle at most ${MAX_IDS} different ${kind} ids; one prefix ("vote:") serves many.`);
    }
    add(registry, kind, id, `The ${kind} "${id}"`, { handler, id });
  };
}

function add(registry, kind, key, what, entry) {
  if (registry.has(key)) {
    throw new Error(`${what} is defined already, in this template.`);
  }
  const holder = claim(`${kind} ${key}`);
  if (holder !== "") {
    throw new Error(`${what} is defined already, in the template "${holder}".`);
  }
  entry.place = callingPlace();
  registry.set(key, entry);
}

function discard() {
  for (const registry of [commands, components, modals, definitions]) {
    registry.clear();
  }
}

function describe() {
  const placesIn = (registry) => Array.from(registry.values(), (entry) => entry.place);
  return {
    commands: [...definitions.values()],
    components: [...components.keys()],
    modals: [...modals.keys()],
    places: { commands: placesIn(commands), components: placesIn(components), modals: placesIn(modals) },
  };
}

// The exact id first, then the longest prefix that ends in a colon; whichever template it is of gets the interaction.
function findById(registry, kind, customId) {
  let end = customId.length;
  while (end > 0) {
    const id = customId.slice(0, end);
    const found = registry.get(id);
    if (found !== undefined || isOthers(`${kind} ${id}`) === 1) {
      return found;
    }
    end = customId.lastIndexOf(":", end - 2) + 1;
  }
  return undefined;
}

return {
  command,
  component: register(components, "component"),
  modal: register(modals, "modal"),
  describe,
  discard,
  findCommand: (type, name) => commands.get(`${type ?? COMMAND_TYPES.chat_input}:${name}`),
  findComponent: (id) => findById(components, "component", id),
  findModal: (id) => findById(modals, "modal", id),
};
