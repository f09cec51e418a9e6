import { basename, dirname, join } from "node:path";
import type { FileSystem, OpenFile } from "../../src/store/file-system.ts";

/**
 * A disk in memory that knows what was written and what would outlast a power cut: content by a file's own sync, a name
 * by its folder's. Between those, a cut may leave anything: of each name the old or the new, of what was appended any
 * pages, also later ones without earlier (those read as zeros). Real file systems promise more, each something else.
 */
type File = { kind: "file"; data: Buffer; synced: Buffer };
type Folder = { kind: "folder"; entries: Map<string, Node>; synced: Map<string, Node> };
type Node = File | Folder;

const pageBytes = 512;

export const failure = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: ${path}`), { code, path });

const newFolder = (): Folder => ({ kind: "folder", entries: new Map(), synced: new Map() });

/** What a crash leaves; asked of each name and each page that is not on the disk for certain. */
export type Loss = {
  /** Whether a change of a folder's entries is there. */
  name(): boolean;
  /** Of a file's bytes beyond what was synced: how many there are (a share), and whether a page of them was written. */
  length(): number;
  page(): boolean;
};

/** The process died, the machine did not: all that was written is there. */
export const nothingLost: Loss = { name: () => true, length: () => 1, page: () => true };

/** Power cuts at their extremes, and one that draws. */
export const powerCuts = (uniform: () => number): Record<string, Loss> => ({
  "only what was flushed": { name: () => false, length: () => 0, page: () => false },
  "names before content": { name: () => true, length: () => 0, page: () => false },
  "names and lengths, zeros for content": { name: () => true, length: () => 1, page: () => false },
  "any mixture": { name: () => uniform() < 0.5, length: uniform, page: () => uniform() < 0.5 },
});

const survivor = (file: File, { length, page }: Loss): Buffer => {
  const { data, synced } = file;
  // Cut back and not flushed: the old length or the new.
  if (data.length < synced.length) return page() ? data : synced;
  const kept = Buffer.from(data.subarray(0, synced.length + Math.floor((data.length - synced.length) * length())));
  for (let start = synced.length; start < kept.length;) {
    const end = Math.min(kept.length, start - (start % pageBytes) + pageBytes);
    if (!page()) kept.fill(0, start, end);
    start = end;
  }
  return kept;
};

const afterCrash = (folder: Folder, loss: Loss, seen = new Map<Node, Node>()): Folder => {
  const left = newFolder();
  const settle = (node: Node): Node => {
    const known = seen.get(node);
    if (known !== undefined) return known;
    const data = node.kind === "file" ? survivor(node, loss) : null;
    const settled: Node =
      data === null ? afterCrash(node as Folder, loss, seen) : { kind: "file", data, synced: Buffer.from(data) };
    seen.set(node, settled);
    return settled;
  };
  for (const name of new Set([...folder.synced.keys(), ...folder.entries.keys()])) {
    const [before, now] = [folder.synced.get(name), folder.entries.get(name)];
    const node = before === now || loss.name() ? now : before;
    if (node !== undefined) left.entries.set(name, settle(node));
  }
  left.synced = new Map(left.entries);
  return left;
};

export type Disk = {
  files: FileSystem;
  /** What the machine finds when it is up again. */
  crash(loss: Loss): Disk;
  /** All files with their content, also hidden ones. */
  all(): Map<string, Buffer>;
};

export const createDisk = (root: Folder = newFolder()): Disk => {
  const find = (path: string): Node | undefined => {
    let node: Node | undefined = root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      if (node?.kind === "file") throw failure("ENOTDIR", path);
      node = node?.entries.get(name);
    }
    return node;
  };
  const folderAt = (path: string): Folder => {
    const node = find(path);
    if (node === undefined) throw failure("ENOENT", path);
    if (node.kind === "file") throw failure("ENOTDIR", path);
    return node;
  };
  const fileAt = (path: string): File => {
    const node = find(path);
    if (node === undefined) throw failure("ENOENT", path);
    if (node.kind === "folder") throw failure("EISDIR", path);
    return node;
  };
  const opened = (file: File): OpenFile => ({
    write: async (bytes) => {
      file.data = Buffer.concat([file.data, bytes]);
      return bytes.length;
    },
    sync: async () => {
      file.synced = Buffer.from(file.data);
    },
    truncate: async (length) => {
      file.data = Buffer.from(file.data.subarray(0, length));
    },
    close: async () => {},
  });
  const below = (folder: Folder, prefix: string): [string, Node][] =>
    [...folder.entries].flatMap(([name, node]) => [
      [join(prefix, name), node] as [string, Node],
      ...(node.kind === "folder" ? below(node, join(prefix, name)) : []),
    ]);
  const files: FileSystem = {
    open: async (path, how) => {
      if (how === "append") return opened(fileAt(path));
      if (find(path) !== undefined) throw failure("EEXIST", path);
      const file: File = { kind: "file", data: Buffer.alloc(0), synced: Buffer.alloc(0) };
      folderAt(dirname(path)).entries.set(basename(path), file);
      return opened(file);
    },
    read: async (path) => Buffer.from(fileAt(path).data),
    exists: async (path) => find(path) !== undefined,
    list: async (path, { deep } = { deep: false }) => {
      const folder = folderAt(path);
      return deep ? below(folder, "").map(([name]) => name) : [...folder.entries.keys()];
    },
    makeFolder: async (path) => {
      let first: string | undefined;
      let place = "/";
      for (const name of path.split("/").filter((part) => part !== "")) {
        const parent = folderAt(place);
        place = join(place, name);
        const there = parent.entries.get(name);
        if (there?.kind === "file") throw failure(place === path ? "EEXIST" : "ENOTDIR", place);
        if (there === undefined) {
          parent.entries.set(name, newFolder());
          first ??= place;
        }
      }
      return first;
    },
    rename: async (from, to) => {
      const node = find(from);
      if (node === undefined) throw failure("ENOENT", from);
      folderAt(dirname(to)).entries.set(basename(to), node);
      folderAt(dirname(from)).entries.delete(basename(from));
    },
    link: async (from, to) => {
      const file = fileAt(from);
      if (find(to) !== undefined) throw failure("EEXIST", to);
      folderAt(dirname(to)).entries.set(basename(to), file);
    },
    remove: async (path) => {
      fileAt(path);
      folderAt(dirname(path)).entries.delete(basename(path));
    },
    removeFolder: async (path, { all }) => {
      const node = find(path);
      if (node === undefined && all) return;
      if (!all && folderAt(path).entries.size > 0) throw failure("ENOTEMPTY", path);
      folderAt(dirname(path)).entries.delete(basename(path));
    },
    syncFolder: async (path) => {
      const folder = folderAt(path);
      folder.synced = new Map(folder.entries);
    },
  };
  return {
    files,
    crash: (loss) => createDisk(afterCrash(root, loss)),
    all: () => new Map(below(root, "/").flatMap(([path, node]) => (node.kind === "file" ? [[path, node.data]] : []))),
  };
};
