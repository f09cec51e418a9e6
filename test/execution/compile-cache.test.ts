import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileCacheFolder } from "../../src/execution/compile-cache.ts";
import { emptyFolder, runCommand } from "../cli/command.ts";

test.each([
  [{ NODE_COMPILE_CACHE: "/said", XDG_CACHE_HOME: "/caches" }, "/said"],
  [{ XDG_CACHE_HOME: "/caches" }, "/caches/rewardsmith/compiled"],
  [{ XDG_CACHE_HOME: "" }, join(homedir(), ".cache/rewardsmith/compiled")],
])("compiled code is kept where %j says: %s", (own, folder) => {
  expect(compileCacheFolder(own)).toBe(folder);
});

test("a command keeps what it compiled in its user's cache, and goes without where none can be made", async () => {
  const HOME = emptyFolder();
  const first = await runCommand(["--version"], { cwd: HOME, env: { HOME } });
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(join(HOME, ".cache/rewardsmith/compiled"))).toBe(true);
  const none = { HOME, XDG_CACHE_HOME: "/dev/null" };
  expect(await runCommand(["--version"], { cwd: HOME, env: none })).toEqual(first);
});
