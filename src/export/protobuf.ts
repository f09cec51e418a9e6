/**
 * The writing half of Protocol Buffers, as far as ONNX and TensorBoard need it: four of its six wire types. A library
 * would bring a parser and a schema compiler to write two messages.
 */

/** Numbers of fixed width; a bare number is a varint. */
export type ProtoFloat = { readonly double: number } | { readonly float: number };

/** One field of a message: its number in the schema, and a number, a text, bytes or a message. */
export type ProtoField = readonly [number: number, value: number | string | Uint8Array | ProtoFloat | ProtoMessage];

/** In the order they are written; a field that repeats is listed as often. */
export type ProtoMessage = readonly ProtoField[];

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** Whole numbers ≥ 0, seven bits a byte, the lowest first. */
const varint = (value: number): Uint8Array => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no unsigned integer`);
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  bytes.push(left);
  return Uint8Array.from(bytes);
};

const isFloat = (value: object): value is ProtoFloat => "double" in value || "float" in value;

const fixed = (value: ProtoFloat): { wire: number; bytes: Uint8Array } => {
  if ("double" in value) {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value.double);
    return { wire: FIXED_64, bytes };
  }
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value.float);
  return { wire: FIXED_32, bytes };
};

const bytesOf = (value: string | Uint8Array | ProtoMessage): Uint8Array =>
  typeof value === "string"
    ? new TextEncoder().encode(value)
    : value instanceof Uint8Array
      ? value
      : encodeMessage(value);

export const encodeMessage = (fields: ProtoMessage): Uint8Array =>
  Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === "number") return [varint(number * 8 + VARINT), varint(value)];
      if (typeof value === "object" && isFloat(value)) {
        const { wire, bytes } = fixed(value);
        return [varint(number * 8 + wire), bytes];
      }
      const bytes = bytesOf(value);
      return [varint(number * 8 + LENGTH_DELIMITED), varint(bytes.length), bytes];
    }),
  );
