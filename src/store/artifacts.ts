import { createHash } from "node:crypto";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { RewardsmithError } from "../core/errors.ts";
import { storeFailure } from "./failure.ts";
import { createFile, nodeFiles, syncParents, type FileSystem } from "./file-system.ts";

const temporaryPrefix = ".tmp-";
let temporaries = 0;

/** Removes what writers that were killed left half-written. Only for the folder's single writer, before it writes. */
export const removeTemporaries = async (folder: string, { files }: { files: FileSystem }): Promise<void> => {
  const names = await files.list(folder, { deep: true });
  const left = names.filter((name) => basename(name).startsWith(temporaryPrefix));
  await Promise.all(left.map((name) => files.remove(join(folder, name))));
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
 * folders, of which `lasting` remembers those that need it no more. Returns the content's SHA-256 in hexadecimal.
 */
export const writeArtifact = async (
  folder: string,
  {
    path,
    content,
    files = nodeFiles,
    lasting = new Set(),
  }: { path: string; content: string | Uint8Array; files?: FileSystem; lasting?: Set<string> },
): Promise<string> => {
  const target = inside(folder, path);
  const place = dirname(target);
  const temporary = join(place, `${temporaryPrefix}${process.pid}-${temporaries++}`);
  try {
    await files.makeFolder(place);
    await createFile(files, { path: temporary, content });
    await files.rename(temporary, target);
    await files.syncFolder(place);
    await syncParents(files, { of: place, upTo: resolve(folder), lasting });
  } catch (thrown) {
    await files.remove(temporary).catch(() => undefined);
    throw storeFailure(thrown, { path: target, doing: "write" });
  }
  return createHash("sha256").update(content).digest("hex");
};

/** Reads a UTF-8 artifact back; with `hash`, throws `artifact-damaged` unless the bytes are those that were written. */
export const readArtifact = async (
  folder: string,
  { path, hash, files = nodeFiles }: { path: string; hash?: string | undefined; files?: FileSystem },
): Promise<string> => {
  const source = inside(folder, path);
  const bytes = await files.read(source).catch((thrown: unknown) => {
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
