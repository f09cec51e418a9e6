import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync, closeSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isAtLeast, launchChild, layersWithTools, locateAddon, type Layer } from "../../src/sandbox/launch.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { FRAMES_IN } from "../../src/sandbox/protocol.ts";
import { describeSandboxLayers } from "../../src/sandbox/start.ts";
import { library, rewardOf, rolloutOf, spec } from "../sandbox/fixtures.ts";
import { eventually, isRunning, processes, sandboxesOf } from "./processes.ts";

const hasProc = process.platform === "linux";
if (!hasProc) console.warn("skipped: tests that look at processes through /proc, which this system does not have");

const withSandbox = async (look: (pid: number) => void | Promise<void>): Promise<void> => {
  const before = sandboxesOf(process.pid);
  const sandbox = createProcessSandbox({ spec, library });
  try {
    await sandbox.load(rewardOf("function terms() { return { a: 1 }; }"));
    const [pid] = sandboxesOf(process.pid).filter((other) => !before.includes(other));
    expect(pid).toBeDefined();
    await look(pid as number);
  } finally {
    await sandbox.close();
  }
};

test.skipIf(!hasProc)("its environment is empty, whatever ours holds", async () => {
  process.env["OPENAI_API_KEY"] = "sk-canary-3f9a";
  try {
    await withSandbox((pid) => {
      expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("");
      expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).not.toContain("canary");
    });
  } finally {
    delete process.env["OPENAI_API_KEY"];
  }
});

test.skipIf(!hasProc)("it inherits no descriptor: no open file, no listener, only its three pipes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "canary-"));
  const file = openSync(join(folder, "canary"), "w");
  const listener = createServer().listen(0, "127.0.0.1");
  try {
    await withSandbox((pid) => {
      const links = readdirSync(`/proc/${pid}/fd`).map(
        (fd) => [Number(fd), readlinkSync(`/proc/${pid}/fd/${fd}`)] as const,
      );
      expect(links.filter(([, target]) => target.startsWith("socket:")).map(([fd]) => fd)).toEqual([2, 3, 4]);
      // Beside Node's own event descriptors and the empty device.
      expect(links.filter(([, target]) => target.startsWith("/") && target !== "/dev/null")).toEqual([]);
    });
  } finally {
    listener.close();
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
});

test("every layer whose tool is on this machine is active", async () => {
  const layers = await describeSandboxLayers();
  expect(layers.active).toEqual(layersWithTools());
  expect([...layers.active, ...layers.missing].sort()).toEqual([
    "no-network",
    "parent-death-signal",
    "permission-model",
    "resource-limits",
  ]);
  expect(isAtLeast(layers.isolatedVm, "7.0.1")).toBe(true);
});

test.skipIf(!hasProc || !layersWithTools().includes("resource-limits"))("it runs under resource limits", async () => {
  await withSandbox((pid) => {
    const limits = readFileSync(`/proc/${pid}/limits`, "utf8");
    const limit = (name: string) => new RegExp(`${name}\\s+(\\S+)\\s+(\\S+)`).exec(limits)?.slice(1);
    expect(limit("Max data size")).toEqual(["2147483648", "2147483648"]);
    expect(limit("Max core file size")).toEqual(["0", "0"]);
    expect(limit("Max file size")).toEqual(["0", "0"]);
    expect(limit("Max address space")).toEqual(["unlimited", "unlimited"]);
  });
});

test.each([
  ["7.0.1", true],
  ["7.0.0", false],
  ["6.9.9", false],
  ["7.0.10", true],
  ["7.1.0", true],
  ["10.0.0", true],
  ["7.0.1-beta.1", false],
])("isolated-vm %s: new enough is %s", (version, expected) => {
  expect(isAtLeast(version, "7.0.1")).toBe(expected);
});

test.skipIf(!hasProc)("close ends the process, also in the middle of a program", async () => {
  const sandbox = createProcessSandbox({ spec, library, deadlineMilliseconds: 60_000 });
  await sandbox.load(rewardOf("function terms() { for (;;) {} }"));
  const [pid] = sandboxesOf(process.pid).slice(-1) as [number];
  const result = sandbox.evaluate(rolloutOf());
  const refused = expect(result).rejects.toThrow(/closed/);
  setTimeout(() => void sandbox.close(), 100);
  await refused;
  await sandbox.close();
  expect(isRunning(pid)).toBe(false);
  await expect(sandbox.load(rewardOf("function terms() { return { a: 1 }; }"))).rejects.toThrow(/closed/);
});

// With no layer at all the child must notice by the end of its frames; with the signal the system does it.
test.skipIf(!hasProc).each([[[]], [layersWithTools()]])(
  "a stuck sandbox does not outlive a parent that was killed (layers: %j)",
  async (layers: Layer[]) => {
    const script = fileURLToPath(new URL("fixtures/stuck.ts", import.meta.url));
    const parent = spawn(process.execPath, ["--no-warnings", script, ...layers], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once("data", (text: Buffer) => resolve(Number(text.toString())));
    });
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    expect(await eventually(() => !isRunning(pid))).toBe(true);
  },
);

test.skipIf(!hasProc)(
  "a child that is killed from outside is a crash of the candidate, and the next load is well",
  async () => {
    const before = sandboxesOf(process.pid);
    const sandbox = createProcessSandbox({ spec, library, deadlineMilliseconds: 60_000 });
    await sandbox.load(rewardOf("function terms() { for (;;) {} }"));
    const [pid] = sandboxesOf(process.pid).filter((other) => !before.includes(other)) as [number];
    const result = sandbox.evaluate(rolloutOf());
    setTimeout(() => process.kill(pid, "SIGKILL"), 100);
    expect(await result).toMatchObject({ kind: "failed", failure: { reason: "crashed" } });
    expect(await sandbox.load(rewardOf("function terms() { return { a: 1 }; }"))).toEqual({ kind: "loaded" });
    await sandbox.close();
  },
);

test.skipIf(!hasProc)("a child that dies between two programs is nobody's failure", async () => {
  const before = sandboxesOf(process.pid);
  const sandbox = createProcessSandbox({ spec, library });
  const sound = rewardOf("function terms() { return { a: 1 }; }");
  await sandbox.load(sound);
  const [pid] = sandboxesOf(process.pid).filter((other) => !before.includes(other)) as [number];
  process.kill(pid, "SIGKILL");
  expect(await eventually(() => !processes().some((process) => process.pid === pid))).toBe(true);
  // Reaped: our own loop hears of it in its next turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await sandbox.load(sound)).toEqual({ kind: "loaded" });
  await sandbox.close();
});

test("a frame that is none ends the child at once", async () => {
  const child = launchChild([], locateAddon());
  const ended = new Promise((resolve) => {
    child.on("exit", (_code, signal) => resolve(signal));
  });
  const frames = child.stdio[FRAMES_IN] as Writable;
  frames.on("error", () => {}); // it ends in the middle of ours
  frames.write(Buffer.alloc(64, 7));
  expect(await ended).toBe("SIGKILL");
});

test("a library that does not run is our own fault, said as such", async () => {
  const sandbox = createProcessSandbox({ spec, library: "not javascript" });
  await expect(sandbox.load(rewardOf("function terms() { return { a: 1 }; }"))).rejects.toThrow(
    /library or the accessors/,
  );
  await sandbox.close();
});

// V8 said on standard output that such a function is no asm.js, into the frames; the program was called a timeout.
test('a program that says "use asm", well or badly, is computed like any other', async () => {
  const sandbox = createProcessSandbox({ spec, library });
  for (const body of ['"use asm"; return { a: 1 };', '"use asm"; function one() { return 1; } return { a: one() };']) {
    expect(await sandbox.load(rewardOf(`function terms() { ${body} }`))).toEqual({ kind: "loaded" });
    expect(await sandbox.evaluate(rolloutOf({ steps: 2, lanes: 1 }))).toMatchObject({ kind: "terms" });
  }
  await sandbox.close();
});
