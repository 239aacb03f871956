// The third quarter of the core: array buffers have a bound of their own. Limits are looked at between two steps of a
// script, and to fill two gigabytes is one step. So nobody gets a buffer that is larger than all the memory of the tenant.
// Whatever makes one stands behind a proxy; the original cannot be reached, because prototypes and the engine's own
// methods, which look for constructors there, lead to the proxy as well.

const { apply, construct } = Reflect;
const TooLarge = RangeError;
const mostBytes = take("memory")();

function requireBytes(count) {
  if (count > mostBytes) {
    throw new TooLarge(`An array buffer may have ${mostBytes / 2 ** 20} MiB, which is all the memory of a server's templates.`);
  }
}

const getterOf = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;

// What was made is looked at before anybody can touch it. A length that is a number is looked at even before; one that
// an object gives is asked for once.
function bound(Maker, size, width, takesObjects) {
  const Bounded = new Proxy(Maker, {
    __proto__: null,
    construct(maker, values, target) {
      const length = values[0];
      if (!takesObjects || length === null || typeof length !== "object" && typeof length !== "function") {
        values[0] = length === undefined ? 0 : +length;
        requireBytes(values[0] * width);
      }
      const made = construct(maker, values, target);
      requireBytes(apply(size, made, []));
      return made;
    },
  });
  defineProperty(Maker.prototype, "constructor", { value: Bounded });
  defineProperty(globalThis, Maker.name, { value: Bounded });
}

const sizeOfArray = getterOf(getPrototypeOf(Uint8Array.prototype), "byteLength");
const arrays = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array,
  BigUint64Array, globalThis.Float16Array,
];
for (let i = 0; i < arrays.length; i++) {
  if (arrays[i] !== undefined) {
    bound(arrays[i], sizeOfArray, arrays[i].BYTES_PER_ELEMENT, true);
  }
}

const buffers = ArrayBuffer.prototype;
for (const name of ["transfer", "transferToFixedLength"]) {
  const method = buffers[name];
  const bounded = {
    [name](length) {
      if (length === undefined) {
        return apply(method, this, []);
      }
      const count = +length;
      requireBytes(count);
      return apply(method, this, [count]);
    },
  };
  defineProperty(buffers, name, { value: bounded[name] });
}
// One that can grow has its bound from the start.
bound(ArrayBuffer, getterOf(buffers, "maxByteLength"), 1, false);
