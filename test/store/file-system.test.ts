import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createFile, nodeFiles, writeAll, type FileSystem, type OpenFile } from "../../src/store/file-system.ts";
import { createDisk, nothingLost, powerCuts } from "./disk.ts";
import { temporaryFolders } from "./temporary.ts";

const temporary = temporaryFolders();
const text = async (files: FileSystem, path: string) => (await files.read(path)).toString();
const write = (files: FileSystem, path: string, content = path) => createFile(files, { path, content });

/** What the store counts on, of the system's files and of the disk that tests crash. */
const conformance = (create: () => Promise<{ files: FileSystem; root: string }>): void => {
  test("files are created once, appended to, cut back and read", async () => {
    const { files, root } = await create();
    const path = join(root, "a");
    await write(files, path, "one");
    await expect(write(files, path)).rejects.toMatchObject({ code: "EEXIST" });
    const file = await files.open(path, "append");
    await writeAll(file, Buffer.from(" two"));
    await file.truncate(5);
    await writeAll(file, Buffer.from("!"));
    await file.sync();
    await file.close();
    expect(await text(files, path)).toBe("one t!");
    expect([await files.exists(path), await files.exists(join(root, "b"))]).toEqual([true, false]);
  });

  test("names: folders with their parents, a rename replaces, a link does not", async () => {
    const { files, root } = await create();
    const deep = join(root, "x", "y");
    expect(await files.makeFolder(deep)).toBe(join(root, "x"));
    expect(await files.makeFolder(deep)).toBeUndefined();
    await write(files, join(deep, "a"), "a");
    await write(files, join(deep, "b"), "b");
    await files.rename(join(deep, "a"), join(deep, "b"));
    expect(await text(files, join(deep, "b"))).toBe("a");
    await write(files, join(deep, "c"), "c");
    await expect(files.link(join(deep, "c"), join(deep, "b"))).rejects.toMatchObject({ code: "EEXIST" });
    await files.link(join(deep, "c"), join(deep, "d"));
    await files.remove(join(deep, "c"));
    expect(await text(files, join(deep, "d"))).toBe("c");
    await files.syncFolder(deep);
    expect((await files.list(deep)).sort()).toEqual(["b", "d"]);
    expect((await files.list(root, { deep: true })).sort()).toEqual(["x", "x/y", "x/y/b", "x/y/d"]);
    await expect(files.removeFolder(deep, { all: false })).rejects.toMatchObject({ code: "ENOTEMPTY" });
    await files.removeFolder(join(root, "x"), { all: true });
    await files.removeFolder(join(root, "x"), { all: true });
    expect(await files.list(root)).toEqual([]);
  });

  test.for([
    ["open", (files: FileSystem, path: string) => files.open(path, "append")],
    ["read", (files: FileSystem, path: string) => files.read(path)],
    ["list", (files: FileSystem, path: string) => files.list(path)],
    ["rename", (files: FileSystem, path: string) => files.rename(path, `${path}2`)],
    ["link", (files: FileSystem, path: string) => files.link(path, `${path}2`)],
    ["remove", (files: FileSystem, path: string) => files.remove(path)],
    ["removeFolder", (files: FileSystem, path: string) => files.removeFolder(path, { all: false })],
    ["syncFolder", (files: FileSystem, path: string) => files.syncFolder(path)],
  ] as const)("%s of what is not there says so", async ([, call]) => {
    const { files, root } = await create();
    await expect(call(files, join(root, "gone"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a file in the place of a folder says so", async () => {
    const { files, root } = await create();
    await write(files, join(root, "a"));
    await expect(files.makeFolder(join(root, "a"))).rejects.toMatchObject({ code: "EEXIST" });
    await expect(files.makeFolder(join(root, "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
    await expect(write(files, join(root, "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
  });
};

describe("the system's files", () => conformance(async () => ({ files: nodeFiles, root: temporary() })));

describe("the disk in memory", () => {
  conformance(async () => {
    const { files } = createDisk();
    await files.makeFolder("/root");
    return { files, root: "/root" };
  });

  const cuts = powerCuts(() => 0.6);

  test("a process that dies loses nothing that it wrote, a power cut all that was not flushed", async () => {
    const disk = createDisk();
    const file = await disk.files.open("/a", "create");
    await writeAll(file, Buffer.from("flushed "));
    await file.sync();
    await disk.files.syncFolder("/");
    await writeAll(file, Buffer.from("and not"));
    await write(disk.files, "/b", "no name");
    const left = (name: string) =>
      Object.fromEntries(
        [...disk.crash(cuts[name] ?? nothingLost).all()].map(([path, bytes]) => [path, bytes.toString()]),
      );
    expect(left("none")).toEqual({ "/a": "flushed and not", "/b": "no name" });
    expect(left("only what was flushed")).toEqual({ "/a": "flushed " });
    expect(left("names before content")).toEqual({ "/a": "flushed ", "/b": "no name" });
    expect(left("names and lengths, zeros for content")).toEqual({
      "/a": `flushed ${"\0".repeat(7)}`,
      "/b": "no name",
    });
  });

  test("a name that was replaced is the old file or the new, and two names of a file stay one", async () => {
    const disk = createDisk();
    await write(disk.files, "/a", "old");
    await disk.files.syncFolder("/");
    await write(disk.files, "/new", "new");
    await disk.files.rename("/new", "/a");
    expect(await text(disk.crash({ ...nothingLost, name: () => false }).files, "/a")).toBe("old");
    const { files } = disk.crash(nothingLost);
    expect(await text(files, "/a")).toBe("new");
    await files.link("/a", "/b");
    const file = await files.open("/a", "append");
    await writeAll(file, Buffer.from("er"));
    expect(await text(files, "/b")).toBe("newer");
  });
});

test("a system that takes no byte and says no reason is a failure, not a wait for ever", async () => {
  const idle: OpenFile = {
    write: async () => 0,
    sync: async () => {},
    truncate: async () => {},
    close: async () => {},
  };
  await expect(writeAll(idle, Buffer.from("x"))).rejects.toMatchObject({ code: "EIO" });
});
