/** Many numbers as text in JSON: base64 of their bytes, little-endian, as every machine that Node runs on keeps them. */
export const storeNumbers = (values: Float64Array | Float32Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");

/** None where the text's bytes are no whole count of numbers. */
export const readDoubles = (text: string): Float64Array => new Float64Array(...wholeOf(text, 8));

export const readSingles = (text: string): Float32Array => new Float32Array(...wholeOf(text, 4));

/** A buffer of the bytes' own, since typed arrays must be aligned, and how many numbers they are. */
const wholeOf = (text: string, size: number): [ArrayBuffer, number, number] => {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return [bytes.buffer, 0, bytes.length % size === 0 ? bytes.length / size : 0];
};
