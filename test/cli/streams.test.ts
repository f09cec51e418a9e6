import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { binary, emptyFolder, startCommand } from "./command.ts";

const small =
  `run --env cartpole --steps 512 --generations 1 --samples 1 --report-seeds 1 --selection-seeds 1 --episodes 2 --references none --display plain`.split(
    /\s+/,
  );

const statusesIn = (cwd: string): unknown[] =>
  readdirSync(join(cwd, "runs"))
    .filter((name) => !name.startsWith("."))
    .map((name) => {
      const { status } = JSON.parse(readFileSync(join(cwd, "runs", name, "summary.json"), "utf8")) as RunSummary;
      return status;
    });

/** As `… | true` does it, but surely before the first write. */
const withClosed = async (
  arguments_: readonly string[],
  { cwd, closed }: { cwd: string; closed: ("stdout" | "stderr")[] },
) => {
  const { child, finished } = startCommand(arguments_, { cwd });
  for (const name of closed) child[name].destroy();
  return finished;
};

test.each([
  [["env", "list"]],
  [["list", "--json"]],
  [["--help"]],
  [["run", "--help"]],
  [["env", "describe", "cartpole"]],
])("%j whose reader has gone ends as ever, and says nothing of it", async (arguments_) => {
  const { code, stderr } = await withClosed(arguments_, { cwd: emptyFolder(), closed: ["stdout"] });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test.each([[["stderr"]], [["stdout", "stderr"]]] as ("stdout" | "stderr")[][][])(
  "a run goes on to its end without %j",
  async (closed) => {
    const cwd = emptyFolder();
    const { code, stderr, stdout } = await withClosed(small, { cwd, closed });
    expect(code, stderr).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|\n\s+at /);
    expect(stdout.includes("best (")).toBe(!closed.includes("stdout"));
    expect(statusesIn(cwd)).toEqual(["completed"]);
  },
);

const hasFull = existsSync("/dev/full");
if (!hasFull) console.warn("skipped: a full disk as standard output, for this system has no /dev/full");

/** With `full` as one of the two; what the other one got. */
const ontoFull = (arguments_: readonly string[], { cwd, full }: { cwd: string; full: "stdout" | "stderr" }) => {
  const descriptor = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [binary, ...arguments_], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
    stdio: ["ignore", full === "stdout" ? descriptor : "pipe", full === "stderr" ? descriptor : "pipe"],
  });
  closeSync(descriptor);
  let said = "";
  const other = full === "stdout" ? child.stderr : child.stdout;
  other?.on("data", (data: Buffer) => (said += data.toString()));
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, said }));
  });
};

test.skipIf(!hasFull)(
  "a full disk as standard output is one clear line and exit code 1; what a run made is kept",
  async () => {
    const cwd = emptyFolder();
    const { code, said } = await ontoFull([...small, "--json"], { cwd, full: "stdout" });
    expect(code).toBe(1);
    expect(said.match(/Standard output could not be written: no space is left/g)).toHaveLength(1);
    expect(said).not.toMatch(/ENOSPC|\n\s+at /);
    expect(statusesIn(cwd)).toEqual(["completed"]);
    expect(await ontoFull(["env", "list"], { cwd, full: "stdout" })).toMatchObject({ code: 1 });
  },
);

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
