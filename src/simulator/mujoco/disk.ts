import { readFileSync, statSync, type Stats } from "node:fs";
import { join, parse, relative, sep } from "node:path";
import type { MainModule } from "@mujoco/mujoco";

/** What this uses of Emscripten's file system: the binding declares less than it exports. */
type Node = {
  node_ops: { lookup?: (parent: Node, name: string) => Node };
  contents?: Uint8Array;
  usedBytes?: number;
};
type FileSystem = {
  mkdir(path: string): void;
  rmdir(path: string): void;
  mount(type: { mount(): Node }, options: object, path: string): void;
  unmount(path: string): void;
};
type MemoryFiles = {
  createNode(parent: Node | null, name: string, mode: number, device: number): Node;
  ops_table: { dir: { node: { lookup(parent: Node, name: string): Node } } };
};

const folderMode = 0o40777;
const fileMode = 0o100666;

/** This machine's files as MuJoCo sees them, and which of them it asked for. */
export type Disk = {
  /** The name under which MuJoCo finds a file of this machine. */
  at(path: string): string;
  /** The files that MuJoCo opened, by their real paths, with what it was given. */
  readonly opened: ReadonlyMap<string, Uint8Array>;
  /** The paths at which it looked in vain. */
  readonly missed: readonly string[];
  /** A text of MuJoCo's with real paths. */
  plain(text: string): string;
  release(): void;
};

let mounted = 0;

/**
 * Lets MuJoCo read this machine's files, which its WebAssembly build cannot by itself, and watches which: only MuJoCo knows
 * how includes, attached models, `meshdir`, `strippath` and the rest of its rules come to a path. `given` may change what a
 * file holds on its way.
 */
export const watchDisk = (
  mujoco: MainModule,
  { root = parse(process.cwd()).root, given }: { root?: string; given(bytes: Uint8Array): Uint8Array },
): Disk => {
  const { FS, MEMFS } = mujoco as unknown as { FS: FileSystem; MEMFS: MemoryFiles };
  const opened = new Map<string, Uint8Array>();
  const missed: string[] = [];
  const node = (
    parent: Node | null,
    { name, path, entry }: { name: string; path: string; entry: Pick<Stats, "isDirectory"> },
  ): Node => {
    const made = MEMFS.createNode(parent, name, entry.isDirectory() ? folderMode : fileMode, 0);
    if (!entry.isDirectory()) {
      const bytes = given(readFileSync(path));
      opened.set(path, bytes);
      made.contents = bytes;
      made.usedBytes = bytes.length;
      return made;
    }
    made.node_ops = {
      ...made.node_ops,
      // Asked once a name: what was found is then kept in Emscripten's own table.
      lookup(folder, wanted) {
        const inner = join(path, wanted);
        const found = statSync(inner, { throwIfNoEntry: false });
        if (found !== undefined) return node(folder, { name: wanted, path: inner, entry: found });
        missed.push(inner);
        return MEMFS.ops_table.dir.node.lookup(folder, wanted);
      },
    };
    return made;
  };
  const place = `/disk${++mounted}`;
  FS.mkdir(place);
  FS.mount({ mount: () => node(null, { name: "/", path: root, entry: { isDirectory: () => true } }) }, {}, place);
  return {
    at: (path) => `${place}/${relative(root, path).split(sep).join("/")}`,
    opened,
    missed,
    plain: (text) => text.replaceAll(`${place}/`, root.split(sep).join("/")),
    release() {
      FS.unmount(place);
      FS.rmdir(place);
    },
  };
};
