// The last quarter of the core: what the template gets from require("templateworker"), and the globals.

const KEY_VALUE_CALLS = ["get", "getRecord", "set", "setIf", "delete", "find", "listScopes", "increment", "expire", "transaction", "sorted"];

function makeApi() {
  let kv;
  let discord;
  return freeze({
    on,
    off,
    command: (definition, handler) => part("commands").command(definition, handler),
    component: (id, handler) => part("commands").component(id, handler),
    modal: (id, handler) => part("commands").modal(id, handler),
    fetch: (url, options) => part("fetch").fetch(url, options),
    limits: () => hostCall("limits.get", () => []),
    settings: template.settings,
    tenant,
    get kv() {
      return kv ??= stubs("keyvalues", KEY_VALUE_CALLS);
    },
    get discord() {
      return discord ??= part("discord").make();
    },
    get log() {
      return part("inspect").log;
    },
    get Vector() {
      return part("values").Vector;
    },
    get Duration() {
      return part("values").Duration;
    },
    get TimeZone() {
      return part("values").TimeZone;
    },
    get HostCallError() {
      return part("errors").HostCallError;
    },
    get Permissions() {
      return part("permissions").Permissions;
    },
  });
}

// Names that any script expects. They fetch their part when they are first touched; assigning one replaces it.
function defineGlobals(partName, names) {
  for (const name of names) {
    const set = (value) => defineProperty(globalThis, name, { value, writable: true, configurable: true });
    const get = () => {
      const value = part(partName)[name];
      set(value);
      return value;
    };
    defineProperty(globalThis, name, { get, set, configurable: true });
  }
}

defineGlobals("buffers", BUFFERS);
defineGlobals("inspect", ["console"]);
defineGlobals("timers", ["setTimeout", "clearTimeout", "queueMicrotask"]);
defineGlobals("url", ["URL", "URLSearchParams"]);
defineGlobals("encoding", ["TextEncoder", "TextDecoder", "atob", "btoa"]);
defineGlobals("crypto", ["crypto"]);
defineGlobals("clone", ["structuredClone"]);
defineGlobals("fetch", ["Headers", "Response"]);

const core = freeze({
  apply, ask, callingPlace, construct, defineProperty, entries, fail, forgetTimer, frameOf, freeze, fromEntries, getOwnPropertyDescriptor,
  getPrototypeOf, Half, hostCall, invoke, isArray, isView, keys, loaded, nothing, part, print, requireFunction, requireLoading, requireRun,
  Standing, stringify, take, templateName: () => template?.name, TooLarge,
});

freeze(tenant);

const entrances = { load, discard, describe, dispatch, complete, drop, onUnhandledRejection };
return (name) => entrances[name];
