import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { Redis } from "ioredis";
import { RewardsmithError } from "../../core/errors.ts";

/**
 * A value on its way through Redis: small ones within the message that names them, others in pieces under keys of their own.
 * Whoever signs the message signs the digest, and with it the pieces.
 */
export type Parcel =
  | { bytes: Uint8Array; size: number }
  | { name: string; pieces: number; digest: string; size: number };

const PIECE_BYTES = 256 * 1024;
const INLINE_BYTES = 32 * 1024;
/** Of a value before it is compressed. */
const MOST_BYTES = 512 * 1024 * 1024;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const pieceKeys = ({ name, pieces }: { name: string; pieces: number }): string[] =>
  Array.from({ length: pieces }, (_, index) => `rewardsmith:piece:${name}:${index}`);

/** Sends what does not fit into a message; its pieces go by themselves after `seconds`. `name` must be this value's alone. */
export const sendParcel = async (
  redis: Redis,
  value: unknown,
  { name, seconds }: { name: string; seconds: number },
): Promise<Parcel> => {
  const whole = serialize(value);
  if (whole.length > MOST_BYTES) {
    throw new RewardsmithError({
      code: "parcel-too-large",
      message: `${name} has ${Math.ceil(whole.length / 2 ** 20)} MiB, and at most ${MOST_BYTES / 2 ** 20} are sent between machines`,
      action: "Evaluate fewer episodes at a time, or on this machine alone.",
    });
  }
  const bytes = await compress(whole);
  if (bytes.length <= INLINE_BYTES) return { bytes, size: whole.length };
  const pieces = Math.ceil(bytes.length / PIECE_BYTES);
  for (const [index, key] of pieceKeys({ name, pieces }).entries()) {
    await redis.set(key, bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES), "EX", seconds);
  }
  return { name, pieces, digest: digestOf(bytes), size: whole.length };
};

/** The value; null where a piece is gone or is not what was signed. */
export const openParcel = async <Value>(redis: Redis, parcel: Parcel): Promise<Value | null> => {
  let bytes: Uint8Array;
  if ("bytes" in parcel) bytes = parcel.bytes;
  else {
    const found: Buffer[] = [];
    for (const key of pieceKeys(parcel)) {
      const piece = await redis.getBuffer(key);
      if (piece === null) return null;
      found.push(piece);
    }
    bytes = Buffer.concat(found);
    if (digestOf(bytes) !== parcel.digest) return null;
  }
  return deserialize(await decompress(bytes, { maxOutputLength: Math.max(parcel.size, 1) })) as Value;
};

/** Away with the pieces of what was taken. */
export const dropParcel = async (redis: Redis, parcel: Parcel): Promise<void> => {
  if ("name" in parcel) await redis.del(pieceKeys(parcel));
};
