import { constants } from "node:fs";
import { access, link, mkdir, open, readdir, readFile, rename, rm, rmdir, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { isMissing } from "./failure.ts";

/** An open file that is written at its end. */
export type OpenFile = {
  /** Writes at least one byte and says how many: it may be fewer than were given. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves when content and length would outlast a power cut; the file's name is its folder's to keep. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * The few calls that the store makes. Whatever fails throws as Node does, with a `code`. What was written and not synced
 * outlasts the process and not a power cut: then any of it may be there, also later parts without earlier ones.
 */
export type FileSystem = {
  /** `create`: EEXIST where there is one. `append`: ENOENT where there is none. */
  open(path: string, how: "create" | "append"): Promise<OpenFile>;
  read(path: string): Promise<Buffer>;
  exists(path: string): Promise<boolean>;
  /** Names of a folder's entries; `deep`: paths of all below it, too. */
  list(folder: string, options?: { deep: boolean }): Promise<string[]>;
  /** With its parents. Returns the first of them that was not there, undefined where all were. */
  makeFolder(path: string): Promise<string | undefined>;
  /** Takes the place of a file that has that name. */
  rename(from: string, to: string): Promise<void>;
  /** A second name; EEXIST where something has it. */
  link(from: string, to: string): Promise<void>;
  /** A file. */
  remove(path: string): Promise<void>;
  /** `all`: with what is in it; else ENOTEMPTY where something is. */
  removeFolder(path: string, options: { all: boolean }): Promise<void>;
  /** Makes a folder's entries (a new file, a rename) outlast a power cut. */
  syncFolder(path: string): Promise<void>;
};

const openFile = async (path: string, how: "create" | "append"): Promise<OpenFile> => {
  const flags = how === "create" ? constants.O_CREAT | constants.O_EXCL : constants.O_APPEND;
  const handle = await open(path, constants.O_WRONLY | flags);
  return {
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    // Without times of access and change, which nothing reads.
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
};

export const nodeFiles: FileSystem = {
  open: openFile,
  read: (path) => readFile(path),
  exists: (path) =>
    access(path).then(
      () => true,
      (thrown: unknown) => {
        if (isMissing(thrown)) return false;
        throw thrown;
      },
    ),
  list: (folder, { deep } = { deep: false }) => readdir(folder, { recursive: deep }),
  makeFolder: (path) => mkdir(path, { recursive: true }),
  rename,
  link,
  remove: unlink,
  removeFolder: (path, { all }) => (all ? rm(path, { recursive: true, force: true }) : rmdir(path)),
  syncFolder: async (path) => {
    // Windows cannot open folders and needs no such call.
    if (process.platform === "win32") return;
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** All of it, however little the system takes at a time. */
export const writeAll = async (file: OpenFile, bytes: Uint8Array): Promise<void> => {
  for (let written = 0; written < bytes.length;) {
    const taken = await file.write(bytes.subarray(written));
    if (taken === 0)
      throw Object.assign(new Error("EIO: the system takes no byte and says no reason"), { code: "EIO" });
    written += taken;
  }
};

/** A new file with this content, on the disk; its name is not until its folder is synced. */
export const createFile = async (
  files: FileSystem,
  { path, content }: { path: string; content: string | Uint8Array },
): Promise<void> => {
  const file = await files.open(path, "create");
  try {
    await writeAll(file, typeof content === "string" ? Buffer.from(content) : content);
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Makes the names of a folder and its parents, each an entry of the one above it, outlast a power cut, up to `upTo`: also
 * of those that another writer has made and not flushed yet. `lasting` holds the folders whose names do.
 */
export const syncParents = async (
  files: FileSystem,
  { of, upTo, lasting = new Set() }: { of: string; upTo: string; lasting?: Set<string> },
): Promise<void> => {
  if (of === upTo || lasting.has(of) || dirname(of) === of) return;
  await files.syncFolder(dirname(of));
  await syncParents(files, { of: dirname(of), upTo, lasting });
  lasting.add(of);
};
