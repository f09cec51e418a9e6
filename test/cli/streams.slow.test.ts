import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { binary, emptyFolder } from "./command.ts";
import { hasFull, ontoFull, small } from "./full-streams.ts";

test.skipIf(!hasFull)("a full disk as standard error costs the display and nothing else", async () => {
  const cwd = emptyFolder();
  const { code, said } = await ontoFull([...small, "--json"], { cwd, full: "stderr" });
  expect(code).toBe(0);
  expect((JSON.parse(said) as RunSummary).status).toBe("completed");
});

/** In a mount namespace of our own: `place` is a file system that is read-only, or has 16 kB and is full. */
const inMount = (kind: "read-only" | "full", script: string) => {
  const cwd = emptyFolder();
  const mount = kind === "full" ? "size=16k" : "ro";
  const fill = kind === "full" ? "dd if=/dev/zero of=place/fill bs=1k count=64 2>/dev/null;" : "";
  const text = `mkdir place && mount -t tmpfs -o ${mount} none place && echo mounted; ${fill} ${script}`;
  const env = { PATH: process.env["PATH"] ?? "", HOME: cwd };
  return spawnSync("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", text], {
    cwd,
    env,
    encoding: "utf8",
  });
};
const canMount =
  spawnSync("unshare", ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
if (!canMount) console.warn("skipped: full and read-only file systems, for this user may not mount any");

test.skipIf(!canMount).each([
  ["full", "place/runs", "no space is left", /Free some space and start the run again/],
  ["read-only", "place/runs", "permission denied or read-only", /Make the folder writable or choose another place/],
  ["read-only", "place/deep/er/runs", "permission denied or read-only", /Make the folder writable/],
] as const)("where no run folder can be made (%s, %s) that is said, and what to do", (kind, runs, why, action) => {
  const { status, stderr } = inMount(kind, `"${process.execPath}" "${binary}" ${small.join(" ")} --runs ${runs}`);
  expect(status).toBe(1);
  expect(stderr).toMatch(new RegExp(`Cannot create a run folder in \\S*${runs}: ${why}`));
  expect(stderr).toMatch(action);
  expect(stderr).not.toMatch(/resume|kept whole|\.creating/);
});
