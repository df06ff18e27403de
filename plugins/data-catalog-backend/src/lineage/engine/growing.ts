type Growable = Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

/** An array of at least `size`, with the same content: the array itself while it is large enough. */
export function grow<T extends Growable>(array: T, size: number): T {
  if (array.length >= size) return array;
  // By half, so that what is kept in reserve stays small against what is used.
  const length = Math.max(size, 16, Math.ceil(array.length * 1.5));
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array as never);
  return larger;
}
