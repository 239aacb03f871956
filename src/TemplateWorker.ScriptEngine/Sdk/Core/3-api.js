// The last third of the core: what a template gets from require("templateworker"), and the globals.

const KEY_VALUE_CALLS = ["get", "getRecord", "set", "setIf", "delete", "find", "listScopes", "increment", "expire", "transaction", "sorted"];

// Each template has an object of its own, so that the host learns which of them calls.
function makeApi(template) {
  let kv;
  let discord;
  let log;
  return freeze({
    on: (event, handler) => on(template, event, handler),
    off: (event, handler) => unsubscribe(event, (entry) => entry.template === template && entry.handler === handler),
    command: (definition, handler) => part("commands").command(template, definition, handler),
    component: (id, handler) => part("commands").component(template, id, handler),
    modal: (id, handler) => part("commands").modal(template, id, handler),
    fetch: (url, options) => part("fetch").fetch(template, url, options),
    limits: () => hostCall(template, "limits.get", () => []),
    settings: template.settings,
    tenant,
    get kv() {
      return kv ??= stubs("keyvalues", KEY_VALUE_CALLS, template);
    },
    get discord() {
      return discord ??= part("discord").make(template);
    },
    get log() {
      return log ??= makeLog(template.index);
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

function makeLog(index) {
  const at = (level) => (...values) => print(level, part("inspect").line(values), index);
  return freeze({ debug: at(0), info: at(1), warn: at(2), error: at(3) });
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

defineGlobals("inspect", ["console"]);
defineGlobals("timers", ["setTimeout", "clearTimeout", "queueMicrotask"]);
defineGlobals("url", ["URL", "URLSearchParams"]);
defineGlobals("encoding", ["TextEncoder", "TextDecoder", "atob", "btoa"]);
defineGlobals("crypto", ["crypto"]);
defineGlobals("clone", ["structuredClone"]);
defineGlobals("fetch", ["Headers", "Response"]);

const core = freeze({
  ask, callingTemplate: () => caller, defineProperty, entries, fail, forgetTimer, freeze, fromEntries, getPrototypeOf, hostCall, invoke, isArray, keys,
  loaded, makeLog, nothing, part, print, requireFunction, requireLoading, requireRun, stringify, take, templates,
});

freeze(tenant);

const entrances = { load, discard, describe, dispatch, complete, drop, onUnhandledRejection };
return (name) => entrances[name];
