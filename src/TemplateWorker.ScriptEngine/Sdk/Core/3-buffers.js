// The third quarter of the core: array buffers and the arrays of numbers on top of them. The engine makes each kind when
// somebody touches its name, and ../Parts/buffers.js what bounds them; together they would be a tenth of a VM's memory, and
// most templates have no use for them. So until a template touches one of the names, the engine's own cannot be reached.

// Kept before a template can change it; Half is the one kind that the part can come by in no other way.
const { apply, construct } = Reflect;
const { Float16Array: Half, Proxy: Standing, RangeError: TooLarge } = globalThis;
const { getOwnPropertyDescriptor } = Object;

const BUFFERS = [
  "ArrayBuffer", "BigInt64Array", "BigUint64Array", "Float32Array", "Float64Array", "Int16Array", "Int32Array", "Int8Array", "Uint16Array",
  "Uint32Array", "Uint8Array", "Uint8ClampedArray",
];
if (Half !== undefined) {
  BUFFERS.push("Float16Array");
}
for (const name of BUFFERS) {
  // What is assigned to is left unmade; what is defined anew is made to see what it is.
  globalThis[name] = undefined;
}

const isView = (value) => loaded("buffers")?.isView(value) ?? false;
