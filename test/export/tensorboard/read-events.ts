import { crc32c } from "../../../src/export/tensorboard/crc32c.ts";

/** A field of a message as it stands in the bytes: its number, wire type, and what it holds. */
type Field = { number: number; wire: number; value: bigint | Buffer };

/** The reading half of Protocol Buffers. */
const fieldsIn = (bytes: Buffer): Field[] => {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] as number;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new Error("the message ends within a field");
    return bytes.subarray(at, (at += length));
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const [number, wire] = [key >> 3, key & 7];
    const value = wire === 0 ? varint() : take(wire === 1 ? 8 : wire === 5 ? 4 : Number(varint()));
    fields.push({ number, wire, value });
  }
  return fields;
};

const only = (fields: readonly Field[], number: number): Field => {
  const [field, another] = fields.filter((each) => each.number === number);
  if (field === undefined || another !== undefined) throw new Error(`not one field ${number}`);
  return field;
};

const unmask = (masked: number): number => {
  const turned = (masked - 0xa282ead8) >>> 0;
  return ((turned >>> 17) | (turned << 15)) >>> 0;
};

const checked = (bytes: Buffer, sum: number): Buffer => {
  if (crc32c(bytes) !== unmask(sum)) throw new Error("a sum does not fit");
  return bytes;
};

/** Messages of a TFRecord file, every sum checked. */
export const messagesIn = (file: Buffer): Buffer[] => {
  const messages: Buffer[] = [];
  for (let at = 0; at < file.length;) {
    const length = Number(checked(file.subarray(at, at + 8), file.readUInt32LE(at + 8)).readBigUInt64LE());
    messages.push(checked(file.subarray(at + 12, at + 12 + length), file.readUInt32LE(at + 12 + length)));
    at += 16 + length;
  }
  return messages;
};

/** The events of a file: the first says the format's version, each other one holds one scalar. */
export const readEvents = (file: Buffer) => {
  const [first, ...others] = messagesIn(file).map(fieldsIn);
  const version = (only(first as Field[], 3).value as Buffer).toString();
  const scalars = others.map((fields) => {
    const value = fieldsIn(only(fieldsIn(only(fields, 5).value as Buffer), 1).value as Buffer);
    return {
      wallTime: (only(fields, 1).value as Buffer).readDoubleLE(),
      step: Number(only(fields, 2).value as bigint),
      tag: (only(value, 1).value as Buffer).toString(),
      value: (only(value, 2).value as Buffer).readFloatLE(),
    };
  });
  return { version, scalars };
};
