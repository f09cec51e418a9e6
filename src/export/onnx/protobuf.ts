/**
 * The writing half of Protocol Buffers, as far as an ONNX file needs it: two of its five wire types. A library would
 * bring a parser and a schema compiler to write one message once.
 */

/** One field of a message: its number in the schema, and a number, a text, bytes or a message. */
export type ProtoField = readonly [number: number, value: number | string | Uint8Array | ProtoMessage];

/** In the order they are written; a field that repeats is listed as often. */
export type ProtoMessage = readonly ProtoField[];

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** Whole numbers ≥ 0, seven bits a byte, the lowest first. */
const varint = (value: number): Uint8Array => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no unsigned integer`);
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  bytes.push(left);
  return Uint8Array.from(bytes);
};

const bytesOf = (value: Exclude<ProtoField[1], number>): Uint8Array =>
  typeof value === "string"
    ? new TextEncoder().encode(value)
    : value instanceof Uint8Array
      ? value
      : encodeMessage(value);

export const encodeMessage = (fields: ProtoMessage): Uint8Array =>
  Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === "number") return [varint(number * 8 + VARINT), varint(value)];
      const bytes = bytesOf(value);
      return [varint(number * 8 + LENGTH_DELIMITED), varint(bytes.length), bytes];
    }),
  );
