// structuredClone: a deep copy of whatever has no behaviour of its own.
const { defineProperty, isArray, isView, keys, loaded, part } = core;

const ERRORS = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const LIVING = [Promise, WeakMap, WeakSet, WeakRef, FinalizationRegistry];

function refuse(value) {
  const error = new Error(`structuredClone cannot copy ${part("inspect").inspect(value, 1)}.`);
  return defineProperty(error, "name", { value: "DataCloneError" });
}

function copyInto(target, source, seen) {
  for (const key of keys(source)) {
    defineProperty(target, key, { value: copy(source[key], seen), writable: true, enumerable: true, configurable: true });
  }
  return target;
}

function copyError(error, seen) {
  const made = Object.create((ERRORS[error.name] ?? Error).prototype);
  seen.set(error, made);
  for (const key of ["message", "stack", "cause"]) {
    if (Object.hasOwn(error, key)) {
      defineProperty(made, key, { value: copy(error[key], seen), writable: true, configurable: true });
    }
  }
  return made;
}

function copyView(view, seen) {
  const buffer = copy(view.buffer, seen);
  const length = view instanceof DataView ? view.byteLength : view.length;
  return new view.constructor(buffer, view.byteOffset, length);
}

// Containers are remembered before they are filled, because they may hold themselves.
function copyObject(value, seen) {
  const remember = (made) => {
    seen.set(value, made);
    return made;
  };
  if (isArray(value)) {
    const made = remember([]);
    made.length = value.length;
    return copyInto(made, value, seen);
  }
  if (value instanceof Date) {
    return remember(new Date(value.getTime()));
  }
  if (value instanceof Map) {
    const made = remember(new Map());
    for (const [key, item] of [...value]) {
      made.set(copy(key, seen), copy(item, seen));
    }
    return made;
  }
  if (value instanceof Set) {
    const made = remember(new Set());
    for (const item of [...value]) {
      made.add(copy(item, seen));
    }
    return made;
  }
  if (value instanceof RegExp) {
    return remember(new RegExp(value.source, value.flags));
  }
  if (loaded("buffers") !== undefined && value instanceof ArrayBuffer) {
    return remember(value.slice(0));
  }
  if (isView(value)) {
    return remember(copyView(value, seen));
  }
  if (value instanceof Error) {
    return copyError(value, seen);
  }
  if ([Number, String, Boolean, BigInt].some((type) => value instanceof type)) {
    return remember(Object(value.valueOf()));
  }
  // Stored values of the SDK never change, so the copy is the value.
  if (loaded("values")?.isSpecial(value)) {
    return value;
  }
  if (LIVING.some((type) => value instanceof type)) {
    throw refuse(value);
  }
  return copyInto(remember({}), value, seen);
}

function copy(value, seen) {
  switch (typeof value) {
    case "function":
    case "symbol":
      throw refuse(value);
    case "object":
      return value === null ? null : seen.get(value) ?? copyObject(value, seen);
    default:
      return value;
  }
}

function structuredClone(value) {
  try {
    return copy(value, new Map());
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      throw new RangeError("structuredClone cannot copy what is nested so deeply.", { cause: error });
    }
    throw error;
  }
}

return { structuredClone };
