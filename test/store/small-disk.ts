import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { messageOf } from "../../src/core/errors.ts";
import { nodeFiles, type FileSystem } from "../../src/store/file-system.ts";
import type { Disk } from "./disk.ts";

/** A file system in memory with so much space, until the test ends; null, said in print, where none may be mounted. */
export const mountSmall = (place: string, { size }: { size: string }): { grow(size: string): void } | null => {
  mkdirSync(place, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", place], { stdio: "pipe" });
  } catch (thrown) {
    console.warn(
      `no tmpfs may be mounted here (${messageOf(thrown).trim()}): writes that are made to fail stand in for it`,
    );
    return null;
  }
  onTestFinished(() => void execFileSync("umount", ["--lazy", place]));
  return {
    grow: (larger) => void execFileSync("mount", ["-o", `remount,size=${larger}`, place]),
  };
};

/** The system's own files, as if `place` were the root of the disk. */
export const diskAt = (place: string): Disk => {
  const at = (path: string) => join(place, path);
  const files: FileSystem = {
    open: (path, how) => nodeFiles.open(at(path), how),
    read: (path) => nodeFiles.read(at(path)),
    exists: (path) => nodeFiles.exists(at(path)),
    list: (path, options) => nodeFiles.list(at(path), options),
    makeFolder: async (path) => (await nodeFiles.makeFolder(at(path)))?.slice(place.length),
    rename: (from, to) => nodeFiles.rename(at(from), at(to)),
    link: (from, to) => nodeFiles.link(at(from), at(to)),
    remove: (path) => nodeFiles.remove(at(path)),
    removeFolder: (path, options) => nodeFiles.removeFolder(at(path), options),
    syncFolder: (path) => nodeFiles.syncFolder(at(path)),
  };
  const all = () =>
    new Map(
      readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(place.length), readFileSync(path)]),
    );
  return { files, all, crash: () => diskAt(place) };
};

/** From the n-th write on, what is written goes to /dev/full: the kernel itself says that no space is left. */
export const fullAfter = (files: FileSystem, writes: number): FileSystem => {
  let left = writes;
  return {
    ...files,
    open: async (path, how) => {
      const file = await files.open(path, how);
      return {
        ...file,
        write: async (bytes) => {
          if (left-- > 0) return file.write(bytes);
          const full = await open("/dev/full", "w");
          try {
            return (await full.write(bytes)).bytesWritten;
          } finally {
            await full.close();
          }
        },
      };
    },
  };
};
