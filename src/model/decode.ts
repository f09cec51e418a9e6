import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";

/** A body that is longer than it may be, as sent or once unpacked. */
export class BodyTooLong extends Error {}

/** A `content-encoding` that nobody here can undo. */
export class UnknownEncoding extends Error {}

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

/** "deflate" is zlib's format by the standard and raw deflate from some servers (RFC 9110 §8.4.1.2). */
const deflate: Unpack = (packed, options) =>
  promisify(((packed[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(packed, options);

const unpackers: Readonly<Record<string, Unpack>> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate,
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  identity: async (packed) => packed,
};

/** More layers than anybody packs. */
const mostLayers = 4;

const unpack = async (
  sent: Uint8Array,
  { encoding, limit }: { encoding: string; limit: number },
): Promise<Uint8Array> => {
  const told = encoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (told.length > mostLayers) throw new UnknownEncoding(encoding);
  let body = sent;
  for (const name of told.reverse()) {
    const undo = unpackers[name];
    if (undo === undefined) throw new UnknownEncoding(name);
    if (body.length === 0) return body;
    try {
      body = await undo(body, { maxOutputLength: limit });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new BodyTooLong();
      throw error;
    }
  }
  // No text begins so: packed, and nobody said it.
  return told.length === 0 && body[0] === 0x1f && body[1] === 0x8b ? unpack(body, { encoding: "gzip", limit }) : body;
};

/** JSON is UTF-8 whatever its header says; UTF-16 is known by its mark or by a zero beside the first character. */
const characters = (body: Uint8Array): string => {
  const [first, second] = body;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (body.length > 1 && second === 0 && first !== 0) return "utf-16le";
  if (body.length > 1 && first === 0 && second !== 0) return "utf-16be";
  return "utf-8";
};

/**
 * The text of a body, packed or not, at most `limit` bytes once unpacked. Throws BodyTooLong, UnknownEncoding, or zlib's
 * error where the packed bytes break off.
 */
export const decodeBody = async (
  sent: Uint8Array,
  { encoding, limit }: { encoding: string; limit: number },
): Promise<string> => {
  const body = await unpack(sent, { encoding, limit });
  return new TextDecoder(characters(body)).decode(body);
};
