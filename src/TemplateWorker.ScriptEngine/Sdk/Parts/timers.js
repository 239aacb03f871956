// setTimeout within a dispatch: the host does the waiting. A timer keeps its dispatch alive until it fired or was cleared.
const { ask, fail, forgetTimer, invoke, nothing, part, requireRun } = core;
const { requireCallback, shown } = part("checks");

const MAX_TIMERS = 10;
const LONGEST = 900_000;

let lastTimer = 0;

function setTimeout(handler, milliseconds, ...values) {
  const run = requireRun("setTimeout");
  requireCallback(handler, "setTimeout");
  if (run.timers >= MAX_TIMERS) {
    throw new RangeError(`A dispatch can have ${MAX_TIMERS} timers at once. Await one before setting another.`);
  }
  const duration = toDuration(milliseconds);
  const timer = ++lastTimer;
  const resolve = () => {
    run.timers--;
    invoke(run, () => handler(...values));
  };
  const reject = (error) => {
    run.timers--;
    fail(run, error);
  };
  ask({ run, read: nothing, resolve, reject, timer }, "time.sleep", [duration]);
  run.timers++;
  return timer;
}

// As HTML has it, what is no number is 0.
function toDuration(milliseconds) {
  try {
    return Math.min(LONGEST, Math.max(0, Math.trunc(Number(milliseconds)) || 0));
  } catch (cause) {
    throw new TypeError(`The milliseconds of setTimeout must be a number; it is ${shown(milliseconds)}.`, { cause });
  }
}

// It may be a timer of another dispatch: a template that waits for quiet clears what the last message set.
function clearTimeout(timer) {
  if (typeof timer === "number") {
    forgetTimer(timer);
  }
}

function queueMicrotask(handler) {
  requireCallback(handler, "queueMicrotask");
  Promise.resolve().then(() => {
    handler();
  });
}

return { clearTimeout, queueMicrotask, setTimeout };
