import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChild, layersWithTools, locateAddon, type Layer } from "../../src/sandbox/launch.ts";
import { FRAMES_OUT } from "../../src/sandbox/protocol.ts";
import { hasProc } from "./canaries.ts";

// Each layer alone, against a script that holds all of Node: what the others would stop, this one must.

const source = readFileSync(new URL("fixtures/leak.cjs", import.meta.url), "utf8");
const here = layersWithTools();
const missing = (layer: Layer): boolean => !here.includes(layer);
// Not skipped but absent: a machine without a layer says so itself, in doctor and in every run.
for (const layer of ["permission-model", "resource-limits", "parent-death-signal", "no-network"] as const) {
  if (missing(layer)) console.warn(`not tested: the layer '${layer}', which this machine does not have`);
}

let folder: string;
let port: number;
let visits = 0;
const listener = createServer((socket) => {
  visits++;
  socket.end();
});
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "canary-"));
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  port = (listener.address() as AddressInfo).port;
});
afterAll(() => {
  listener.close();
  rmSync(folder, { recursive: true });
});

/** What the script says, behind these layers; or the signal or code that ended it. */
const leak = async (layers: readonly Layer[], task: string, detail = ""): Promise<unknown> => {
  const child = launchChild(layers, locateAddon(), { source, more: [task, detail] });
  try {
    return await new Promise((resolve) => {
      createInterface({ input: child.stdio[FRAMES_OUT] as NodeJS.ReadableStream }).on("line", (line) =>
        resolve(JSON.parse(line)),
      );
      child.on("exit", (code, signal) => resolve(signal ?? code));
    });
  } finally {
    child.kill("SIGKILL");
  }
};

test("behind no layer the script can do all of it: these tests can fail", async () => {
  expect(await leak([], "read", "/etc/hostname")).toBe("done");
  expect(await leak([], "spawn")).toBe("done");
  expect(await leak([], "worker")).toBe("done");
  expect(await leak([], "write", join(folder, "proof"))).toBe("done");
  expect(readFileSync(join(folder, "proof"), "utf8")).toBe("x");
  const before = visits;
  expect(await leak([], "connect", String(port))).toBe("done");
  expect(visits).toBe(before + 1);
});

test("the environment is empty without any layer", async () => {
  process.env["OPENAI_API_KEY"] = "sk-canary-51d0";
  try {
    expect(await leak([], "environment")).toEqual([]);
  } finally {
    delete process.env["OPENAI_API_KEY"];
  }
});

test.each([
  ["read", "/etc/hostname"],
  ["read", new URL(import.meta.url).pathname],
  ["read", "/proc/self/environ"],
  ["write", "/tmp/rewardsmith-canary"],
  ["spawn", ""],
  ["worker", ""],
])("permission model alone: no %s %s", async (task, detail) => {
  expect(await leak(["permission-model"], task, detail)).toBe("ERR_ACCESS_DENIED");
  expect(existsSync("/tmp/rewardsmith-canary")).toBe(false);
});

if (!missing("resource-limits"))
  test("resource limits alone: not a byte into a file", async () => {
    const path = join(folder, "limited");
    expect(["EFBIG", "SIGXFSZ"]).toContain(await leak(["resource-limits"], "write", path));
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe("");
  });

if (!missing("resource-limits"))
  test("resource limits alone: no five gigabytes", async () => {
    expect(await leak(["resource-limits"], "memory")).not.toBe("done");
  });

if (!missing("no-network"))
  test("no network alone: not even this machine's own loopback", async () => {
    const before = visits;
    expect(["ENETUNREACH", "ECONNREFUSED", "EADDRNOTAVAIL"]).toContain(
      await leak(["no-network"], "connect", String(port)),
    );
    expect(visits).toBe(before);
  });

if (!(missing("parent-death-signal") || !hasProc))
  test("parent-death signal alone: no new privileges", async () => {
    expect(await leak(["parent-death-signal"], "privileges")).toBe("1");
  });

test("all layers of this machine together", async () => {
  expect(await leak(here, "read", "/etc/hostname")).toBe("ERR_ACCESS_DENIED");
  expect(await leak(here, "spawn")).toBe("ERR_ACCESS_DENIED");
  expect(await leak(here, "environment")).toEqual([]);
});
