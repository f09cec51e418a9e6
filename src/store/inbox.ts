import { join } from "node:path";
import { messageOf } from "../core/errors.ts";
import { readInboxMessage, type InboxMessage } from "../core/intervention.ts";
import { isMissing, isTaken, storeFailure } from "./failure.ts";
import { createFile, nodeFiles, syncParents, type FileSystem } from "./file-system.ts";

/**
 * `inbox/<number>.json` of a run folder: how another process asks something of the one that holds the run's lock, which
 * alone writes events. A file is written once and never changed or removed; which were taken, the event log says by number.
 */
export const inboxFolder = "inbox";

/** A larger file is named as broken instead of being read. */
const largestBytes = 256 * 1024;

const fileOf = (number: number): string => `${String(number).padStart(6, "0")}.json`;
const numberOf = (name: string): number | null => {
  const digits = /^(\d{1,9})\.json$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};

const namesIn = async (folder: string, files: FileSystem): Promise<string[]> => {
  try {
    return await files.list(folder);
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw storeFailure(thrown, { path: folder, doing: "read" });
  }
};

let temporaries = 0;

/**
 * Puts a message in, whole or not at all, under the next free number; several processes may do so at once. Returns the
 * number once the message would outlast a power cut. `id`: what its writer calls it, kept beside it.
 */
export const writeInbox = async (
  run: string,
  message: InboxMessage,
  { files = nodeFiles, id }: { files?: FileSystem; id?: string } = {},
): Promise<number> => {
  const folder = join(run, inboxFolder);
  const temporary = join(folder, `.tmp-${process.pid}-${temporaries++}`);
  try {
    await files.makeFolder(folder);
    await createFile(files, { path: temporary, content: `${JSON.stringify({ ...message, id })}\n` });
    for (;;) {
      const taken = (await namesIn(folder, files)).flatMap((name) => numberOf(name) ?? []);
      const number = Math.max(0, ...taken) + 1;
      try {
        // Unlike a rename, a link never replaces what another process has just written.
        await files.link(temporary, join(folder, fileOf(number)));
        await files.syncFolder(folder);
        await syncParents(files, { of: folder, upTo: run });
        return number;
      } catch (thrown) {
        if (!isTaken(thrown)) throw thrown;
      }
    }
  } catch (thrown) {
    throw storeFailure(thrown, { path: folder, doing: "write" });
  } finally {
    await files.remove(temporary).catch(() => undefined);
  }
};

/** A file of the inbox: what it asks, or why it cannot be read. `number` is null where the name says none. */
export type InboxEntry =
  | { number: number; name: string; message: InboxMessage; id?: string }
  | { number: number | null; name: string; problem: string };

const entryOf = async (folder: string, { name, files }: { name: string; files: FileSystem }): Promise<InboxEntry> => {
  const number = numberOf(name);
  if (number === null) return { number, name, problem: "its name is not a number and .json" };
  let text: string;
  try {
    const bytes = await files.read(join(folder, name));
    if (bytes.byteLength > largestBytes) return { number, name, problem: `it is larger than ${largestBytes} bytes` };
    text = bytes.toString("utf8");
  } catch (thrown) {
    return { number, name, problem: `it cannot be read: ${messageOf(thrown)}` };
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { number, name, problem: "it is not JSON" };
  }
  const message = readInboxMessage(document);
  if ("problem" in message) return { number, name, problem: message.problem };
  const { id } = document as { id?: unknown };
  return { number, name, message, ...(typeof id === "string" && { id }) };
};

/** What the inbox holds beside the numbers in `taken`, in the order of the numbers; unreadable files are entries too. */
export const readInbox = async (
  run: string,
  { taken, files = nodeFiles }: { taken: ReadonlySet<number>; files?: FileSystem },
): Promise<InboxEntry[]> => {
  const folder = join(run, inboxFolder);
  const names = (await namesIn(folder, files)).filter((name) => !name.startsWith(".")).toSorted();
  const fresh = names.filter((name) => !taken.has(numberOf(name) ?? Number.NaN));
  const entries = await Promise.all(fresh.map((name) => entryOf(folder, { name, files })));
  return entries.toSorted((left, right) => (left.number ?? Infinity) - (right.number ?? Infinity));
};
