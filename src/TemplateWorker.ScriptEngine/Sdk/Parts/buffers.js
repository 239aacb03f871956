// Array buffers have a bound of their own. Limits are looked at between two steps of a script, and to fill two gigabytes is
// one step. So nobody gets a buffer that is larger than all the memory of the tenant. Whatever makes one stands behind a
// proxy; the original cannot be reached, because prototypes and the engine's own methods, which look for constructors
// there, lead to the proxy as well.
// A template may touch the first name with few frames of the stack left, or after it has changed every built-in. Then this
// fails, perhaps half-way, and is run again at the next touch; nothing of it was handed out.
const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, Half, Standing, take, TooLarge } = core;

const array = take("array");
const mostBytes = take("memory")();
const offered = { __proto__: null };

// The numbers of kinds in JSTypedArrayType; 9 is a buffer, and 10 is none.
const KINDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12];

function requireBytes(count) {
  if (count > mostBytes) {
    throw new TooLarge(`An array buffer may have ${mostBytes / 2 ** 20} MiB, which is all the memory of a server's templates.`);
  }
}

const getterOf = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;

// What was made is looked at before anybody can touch it. A length that is a number is looked at even before; one that
// an object gives is asked for once.
function bound(Maker, size, width, takesObjects) {
  const Bounded = new Standing(Maker, {
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
  defineProperty(Maker.prototype, "constructor", { __proto__: null, value: Bounded });
  offered[Maker.name] = Bounded;
}

const sizeOfArray = getterOf(getPrototypeOf(getPrototypeOf(array(0))), "byteLength");
for (let i = 0; i < KINDS.length; i++) {
  const { constructor } = getPrototypeOf(array(KINDS[i]));
  bound(constructor, sizeOfArray, constructor.BYTES_PER_ELEMENT, true);
}
if (Half !== undefined) {
  bound(Half, sizeOfArray, Half.BYTES_PER_ELEMENT, true);
}

const buffers = getPrototypeOf(array(0).buffer);
const OriginalBuffer = buffers.constructor;
const { isView } = OriginalBuffer;

function boundTransfer(name) {
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
  defineProperty(buffers, name, { __proto__: null, value: bounded[name] });
}

boundTransfer("transfer");
boundTransfer("transferToFixedLength");
// One that can grow has its bound from the start.
bound(OriginalBuffer, getterOf(buffers, "maxByteLength"), 1, false);

offered.isView = isView;
return offered;
