import { posix } from "node:path";
import type { MainModule, MjModel } from "@mujoco/mujoco";
import { withMain } from "./main-file.ts";
import type { ModelFiles } from "./types.ts";

/** As far as this uses Emscripten's file system, which the binding does not declare. */
type FileSystem = {
  mkdir(path: string): void;
  mkdirTree(path: string): void;
  rmdir(path: string): void;
  mount(type: unknown, options: object, path: string): void;
  unmount(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
};

let made = 0;

/**
 * Compiles a model with files beside it. They are put into a folder of Emscripten's, for as long as it takes: the binding
 * hands a buffer to MuJoCo's own virtual files a byte at a time, 15 s for the meshes of an arm that compiles in one.
 */
export const compileWithFiles = (mujoco: MainModule, { xml, files }: { xml: string; files: ModelFiles }): MjModel => {
  const { FS, MEMFS } = mujoco as unknown as { FS: FileSystem; MEMFS: unknown };
  const main = withMain(xml, files);
  // Below as many folders as the files climb out of.
  const climbs = Object.keys(main.files).map(
    (path) =>
      posix
        .normalize(path)
        .split("/")
        .filter((part) => part === "..").length,
  );
  const root = `/model${++made}`;
  const folder = [root, ...Array<string>(Math.max(0, ...climbs)).fill("up")].join("/");
  FS.mkdir(root);
  FS.mount(MEMFS, {}, root);
  try {
    for (const [path, bytes] of Object.entries(main.files)) {
      const place = posix.join(folder, path);
      FS.mkdirTree(posix.dirname(place));
      FS.writeFile(place, bytes);
    }
    FS.mkdirTree(folder);
    return mujoco.MjModel.from_xml_path(posix.join(folder, main.name));
  } catch (thrown) {
    if (thrown instanceof Error) thrown.message = thrown.message.replaceAll(`${folder}/`, "");
    throw thrown;
  } finally {
    FS.unmount(root);
    FS.rmdir(root);
  }
};
