import { crc32, inflateRawSync } from "node:zlib";
import { UnreadableResult } from "./result-file.ts";

/** Signatures and fixed sizes of PKWARE's APPNOTE.TXT, 4.3. */
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;

const stored = 0;
const deflated = 8;

const endIn = (bytes: Buffer): number => {
  const last = bytes.length - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  throw new UnreadableResult("is no zip archive, or is cut off");
};

type Entry = { name: string; method: number; crc: number; packed: number; size: number; offset: number };

const entriesIn = (bytes: Buffer): Entry[] => {
  const end = endIn(bytes);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new UnreadableResult("has a damaged directory");
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const contentOf = (bytes: Buffer, { name, method, crc, packed, size, offset }: Entry): Buffer => {
  if (bytes.readUInt32LE(offset) !== localHeader) throw new UnreadableResult(`${name} is not where the directory says`);
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const raw = bytes.subarray(from, from + packed);
  if (method !== stored && method !== deflated) throw new UnreadableResult(`${name} is packed by method ${method}`);
  // Never more than the directory says, which has been added up.
  const content = method === stored ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
  if (content.length !== size || crc32(content) !== crc) throw new UnreadableResult(`${name} is damaged`);
  return content;
};

/**
 * What a zip archive holds, by name: stored or deflated members, as NumPy's `savez` and `savez_compressed` write them. Archives
 * beyond 4 GB or 65,535 members, encrypted and split ones are not read. Raises `UnreadableResult`.
 */
export const unzip = (bytes: Buffer, { largest }: { largest: number }): Map<string, Buffer> => {
  try {
    const entries = entriesIn(bytes);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > largest)
      throw new UnreadableResult(`unpacks to ${total} bytes, more than the ${largest} that are read`);
    return new Map(entries.map((entry) => [entry.name, contentOf(bytes, entry)]));
  } catch (thrown) {
    if (thrown instanceof UnreadableResult) throw thrown;
    // Places beyond its end, and what zlib says of damaged data.
    throw new UnreadableResult(
      `is a damaged zip archive: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
  }
};
