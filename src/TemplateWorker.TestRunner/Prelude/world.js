"use strict";
// What a test sees of its guild: a copy that every action brings up to date, so that looking needs no waiting.
const host = require("templateworker/host");
const { setNow } = require("./date.js");
const { ActionError, TemplateError } = require("./errors.js");

const world = empty();

function empty() {
  return { guild: null, messages: new Map(), gone: new Map(), modals: new Map(), calls: [], logs: [], isRunning: false };
}

function requireRunning(what) {
  if (!world.isRunning) {
    throw new Error(`${what} can only be used inside a test, beforeEach or afterEach.`);
  }
}

function begin(state) {
  begun = [];
  Object.assign(world, empty(), { isRunning: true });
  update(state);
}

function end() {
  world.isRunning = false;
}

function update(state) {
  setNow(state.now);
  world.guild = state.guild ?? world.guild;
  for (const changed of state.messages ?? []) {
    const known = world.messages.get(changed.id);
    if (known === undefined) {
      world.messages.set(changed.id, makeMessage(changed));
    } else {
      Object.assign(known, changed);
    }
  }
  for (const id of state.deleted ?? []) {
    const gone = world.messages.get(id);
    if (gone !== undefined) {
      gone.deleted = true;
      world.messages.delete(id);
      world.gone.set(id, gone);
    }
  }
  for (const modal of state.modals ?? []) {
    world.modals.set(modal.interaction_id, modal);
  }
  world.calls.push(...state.calls ?? []);
  world.logs.push(...state.logs ?? []);
}

function* flatten(components) {
  for (const component of components ?? []) {
    yield component;
    yield* flatten(component.components);
    yield* flatten(component.component === undefined ? [] : [component.component]);
    yield* flatten(component.accessory === undefined ? [] : [component.accessory]);
  }
}

const COMPONENT = { button: 2, selects: [3, 5, 6, 7, 8] };

function makeMessage(data) {
  return Object.defineProperties({ ...data }, {
    buttons: {
      get() {
        return [...flatten(this.components)].filter(({ type }) => type === COMPONENT.button);
      },
    },
    selects: {
      get() {
        return [...flatten(this.components)].filter(({ type }) => COMPONENT.selects.includes(type));
      },
    },
  });
}

// Promises may lie between actions of one turn, such as those of functions that act for the test.
const TURN = 8;

let begun = [];

/** Does something, waits until everything that it caused has ended, and takes over what changed. */
async function act(method, ...parameters) {
  requireRunning(method);
  const place = new Error();
  try {
    return await new Promise((resolve, reject) => {
      begun.push({ request: [method, ...parameters], resolve, reject });
      if (begun.length === 1) {
        actTogether();
      }
    });
  } catch (error) {
    error.stack = place.stack;
    throw error;
  }
}

// What is begun in one turn of the test happens at the same moment: the template learns of none of it before all of it
// was done in the guild. Otherwise it would depend on the machine whether the first act changes what the second needs.
async function actTogether() {
  for (let i = 0; i < TURN; i++) {
    await undefined;
  }
  const actions = begun;
  begun = [];
  if (actions.length === 0) {
    return;
  }
  let report;
  try {
    report = await host.call("test.act", ...actions.map(({ request }) => request));
  } catch (error) {
    actions.forEach(({ reject }) => reject(error));
    return;
  }
  update(report);
  report.results.forEach(({ result, error, failure }, i) => {
    if (error !== undefined) {
      actions[i].reject(new ActionError(error));
    } else if (failure !== undefined) {
      actions[i].reject(new TemplateError(failure));
    } else {
      actions[i].resolve(result);
    }
  });
}

function calls(method = undefined) {
  requireRunning("calls()");
  return world.calls.filter((call) => method === undefined || call.method === method);
}
calls.clear = () => {
  world.calls.length = 0;
};

function logs() {
  requireRunning("logs()");
  return [...world.logs];
}

module.exports = { world, begin, end, act, flatten, requireRunning, calls, logs };
