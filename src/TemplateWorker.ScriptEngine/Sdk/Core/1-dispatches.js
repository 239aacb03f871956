// What every template's realm holds: runs dispatches, carries host calls and loads the template. Everything else of the
// SDK is a part (../Parts), compiled in a realm when its template first touches it. Realms of one tenant share a VM and
// nothing else, so whatever a template does to built-ins and to what it gets from here, it does to itself.
// The files of this folder, one behind the other, are the body of a function of these parameters:
//   take(name) -> one of the sandbox's functions:
//     part(name)               -> the function of a part's file; it takes what `core` below holds and gives what it offers
//     compile(path)            -> the function (exports, require, module, fetch) of one of the template's files;
//                                 undefined when there is no such file; throws its syntax error
//     call(dispatch, method, argumentsJson) -> number of the host call, -1 when the dispatch has made too many, -2 when
//                                 the arguments are too large, -3 when all of the dispatch with files are
//     mostCalls()              -> how many host calls one dispatch may make
//     array(kind)              -> an empty array of numbers; kind is the engine's number of it
//     memory()                 -> how many bytes the tenant may hold
//     claim(name)              -> "" when the name is the template's now, else the tenant's other template that has it
//     isOthers(name)           -> 1 when another template of the tenant has the name
//     print(level, text)       -> one line of the log; level 0 debug ... 3 error
//     settle(dispatch, errorJson) -> the template has done its part of the dispatch; "" when well
//     drain()                  -> runs pending promise reactions
//     random()                 -> a number from 0 to 2 ** 32 - 1 from the system's source of randomness
//   tenant     { type, id } of the tenant
// Plain ASCII, because one other character would double the size of the source in every VM.
// It returns pick(name), which gives the sandbox one of: load, discard, describe, dispatch, complete, drop,
// onUnhandledRejection.
"use strict";

const { parse, stringify } = JSON;
const { defineProperty, entries, freeze, fromEntries, getPrototypeOf, keys } = Object;
const { isArray } = Array;
const Site = Error;
const call = take("call");
const compile = take("compile");
const drain = take("drain");
const print = take("print");
const settle = take("settle");

// ---- parts ----------------------------------------------------------------------------------------------------------

const parts = { __proto__: null };

function part(name) {
  return parts[name] ??= take("part")(name)(core);
}

const loaded = (name) => parts[name];

// Functions that fetch their part when they are called, so that naming one costs a VM nothing.
function stubs(partName, names) {
  const object = {};
  for (const name of names) {
    object[name] = (...values) => part(partName)[name](...values);
  }
  return freeze(object);
}

// ---- dispatches -----------------------------------------------------------------------------------------------------

// The run that host calls and log lines belong to; null at the top level of templates.
let current = null;
let isLoading = false;
let loadError = null;
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

const same = (value) => value;
const nothing = () => undefined;

function requireRun(what) {
  if (current === null) {
    throw new Error(`${what} cannot be used at the top level of a template. Use it inside a handler.`);
  }
  return current;
}

// Discord's permission sets are bigints in a template and texts in JSON.
function toJson(values, method) {
  try {
    return stringify(values);
  } catch {
    try {
      return stringify(values, (key, value) => typeof value === "bigint" ? `${value}` : value);
    } catch (cause) {
      throw new TypeError(`The arguments of ${method} cannot be sent: ${cause?.message}`, { cause });
    }
  }
}

function refusalOf(id, method) {
  switch (id) {
    case -1:
      return `This dispatch has made its ${take("mostCalls")()} host calls (limits.host_calls_per_dispatch); it can make no more.`;
    case -2:
      return `The arguments of ${method} are too large.`;
    default:
      return `${method} has files, and those of one dispatch may have 24 MiB together; send them in several dispatches.`;
  }
}

// Asks the host. `pending` has the run, and learns the answer by `read` and `resolve`, or by `reject`. The arguments
// that are left out at the end are not sent.
function ask(pending, method, values) {
  while (values.length > 0 && values[values.length - 1] === undefined) {
    values.length--;
  }
  // Where the template asked. When the answer comes none of its code is on the stack.
  pending.site = new Site();
  const id = call(pending.run.id, method, toJson(values, method));
  if (id < 0) {
    throw new (part("errors").HostCallError)({ message: refusalOf(id, method) });
  }
  pending.run.pending++;
  calls.set(id, pending);
  return id;
}

// The arguments are made in here so that a bad one rejects like any other failure; `read` makes the answer what the
// template sees. One promise for a call: more of them are what a call costs most.
function hostCall(method, makeArguments, read = same) {
  const run = requireRun(method);
  return new Promise((resolve, reject) => ask({ run, read, resolve, reject }, method, makeArguments()));
}

function fail(run, error) {
  run.error ??= part("errors").report(error);
}

function release(run) {
  if (--run.pending === 0 && runs.delete(run.id)) {
    end(run);
    settle(run.id, run.error ?? "");
  }
}

// What is left to say when all handlers have done their part well.
function end(run) {
  if (run.atEnd !== null && run.error === null) {
    run.atEnd();
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
  const run = { id, pending: 1, error: null, timers: 0, atEnd: null };
  current = run;
  const handlers = subscriptions.get(event);
  if (handlers !== undefined) {
    for (let i = 0; i < handlers.length; i++) {
      invoke(run, handlers[i], payload);
    }
  }
  if (event === "INTERACTION_CREATE" && parts.commands !== undefined) {
    part("interactions").handle(run, payload);
  }
  drain();
  if (run.pending === 1 && run.error === null) {
    end(run);
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
      throw part("errors").failedCall(result, pending.site);
    }
    pending.resolve(pending.read(result));
  } catch (error) {
    pending.reject(error);
  }
  drain();
  release(pending.run);
}

// Its dispatch no longer waits for it; the host's answer will find nobody.
function forgetTimer(timer) {
  calls.forEach((pending, id) => {
    if (pending.timer === timer) {
      calls.delete(id);
      pending.run.timers--;
      release(pending.run);
    }
  });
}

// A dispatch that the sandbox ended: what it still waits for is forgotten. Returns 1 when there was something, else 0.
function drop(id) {
  let waited = 0;
  runs.delete(id);
  calls.forEach((pending, callId) => {
    if (pending.run.id === id) {
      waited = 1;
      calls.delete(callId);
    }
  });
  return waited;
}

function onUnhandledRejection(promise, reason) {
  if (current !== null) {
    fail(current, reason);
  } else {
    loadError ??= part("errors").report(reason);
  }
}
