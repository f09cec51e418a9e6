import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { RewardsmithError } from "../core/errors.ts";
import { storeFailure } from "./failure.ts";

const temporaryPrefix = ".tmp-";
let temporaries = 0;

/** Removes what writers that were killed left half-written. Only for the folder's single writer, before it writes. */
export const removeTemporaries = async (folder: string): Promise<void> => {
  const names = await readdir(folder, { recursive: true });
  const left = names.filter((name) => basename(name).startsWith(temporaryPrefix));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
};

/** Makes a folder's entries (a new file, a rename) survive a power cut; Windows cannot open folders and needs no such call. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** New folders are entries of their parents: flushes those up to one that was there before. */
const syncParents = async (folder: string, { upTo }: { upTo: string }): Promise<void> => {
  if (folder === upTo) return;
  await syncFolder(dirname(folder));
  await syncParents(dirname(folder), { upTo });
};

const inside = (folder: string, path: string): string => {
  const absolute = resolve(folder, path);
  const place = relative(folder, absolute);
  if (isAbsolute(path) || place === "" || place === ".." || place.startsWith(`..${sep}`)) {
    throw new RewardsmithError({
      code: "outside-run-folder",
      message: `"${path}" is not a path inside the run folder ${folder}.`,
      action: "Give a path relative to the run folder, without leading '..'.",
    });
  }
  return absolute;
};

/**
 * Writes a file so that it is either whole or absent after any crash: temporary file → flush → rename → flush of the
 * folders. Returns the content's SHA-256 in hexadecimal.
 */
export const writeArtifact = async (
  folder: string,
  { path, content }: { path: string; content: string | Uint8Array },
): Promise<string> => {
  const target = inside(folder, path);
  const temporary = join(dirname(target), `${temporaryPrefix}${process.pid}-${temporaries++}`);
  try {
    const firstCreated = await mkdir(dirname(target), { recursive: true });
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    await syncFolder(dirname(target));
    if (firstCreated !== undefined) await syncParents(dirname(target), { upTo: dirname(firstCreated) });
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw storeFailure(thrown, { path: target, doing: "write" });
  }
  return createHash("sha256").update(content).digest("hex");
};

/** Reads a UTF-8 artifact back; with `hash`, throws `artifact-damaged` unless the bytes are those that were written. */
export const readArtifact = async (
  folder: string,
  { path, hash }: { path: string; hash?: string | undefined },
): Promise<string> => {
  const source = inside(folder, path);
  const bytes = await readFile(source).catch((thrown: unknown) => {
    throw storeFailure(thrown, { path: source, doing: "read" });
  });
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (hash !== undefined && actual !== hash) {
    throw new RewardsmithError({
      code: "artifact-damaged",
      message: `${source} is not what the run wrote: its SHA-256 is ${actual}, the log says ${hash}.`,
      action: "Restore the file from a copy, or start a new run.",
    });
  }
  return bytes.toString("utf8");
};
