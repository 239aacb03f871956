// crypto: what templates need of it, from the system's source of randomness.
const { freeze, take } = core;

const random = take("random");
const MAX_BYTES = 65536;
const INTEGERS = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array,
];

function getRandomValues(array) {
  if (!ArrayBuffer.isView(array) || !INTEGERS.some((type) => array instanceof type)) {
    throw new TypeError("crypto.getRandomValues takes an array of integers such as new Uint8Array(16).");
  }
  if (array.byteLength > MAX_BYTES) {
    throw new RangeError(`crypto.getRandomValues fills at most ${MAX_BYTES} bytes; the array has ${array.byteLength}.`);
  }
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  let bits = 0;
  for (let i = 0; i < bytes.length; i++) {
    bits = i % 4 === 0 ? random() : bits >>> 8;
    bytes[i] = bits;
  }
  return array;
}

function randomUUID() {
  const bytes = getRandomValues(new Uint8Array(16));
  // Version 4, variant 1 (RFC 9562).
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

return { crypto: freeze({ getRandomValues, randomUUID }) };
