"use strict";
// What a test sees of its guild: a copy that every action brings up to date, so that looking needs no waiting.
const host = require("templateworker/host");
const { setNow } = require("./date.js");
const { TemplateError } = require("./errors.js");

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

/** Does something, waits until everything that it caused has ended, and takes over what changed. */
async function act(method, ...parameters) {
  requireRunning(method);
  const place = new Error();
  let answer;
  try {
    answer = await host.call(method, ...parameters);
  } catch (error) {
    error.stack = place.stack;
    throw error;
  }
  update(answer);
  if (answer.failures?.length > 0) {
    throw Object.assign(new TemplateError(answer.failures[0]), { stack: place.stack });
  }
  return answer.result;
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
