import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { environmentReference, locateForDriver, provisionsOf } from "../../src/app/places.ts";
import { contentHash } from "../../src/core/hash.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { trainJob } from "../execution/fixtures/jobs.ts";

/** An environment as it was loaded from a file of its own. */
const environmentNamed = (name: string): LoadedEnvironment => {
  const path = join(mkdtempSync(join(tmpdir(), "rewardsmith-places-")), "environment.ts");
  writeFileSync(path, `export const environment = "${name}";`);
  return { environment: { spec: { name } }, path, hash: contentHash(name) } as unknown as LoadedEnvironment;
};

const jobIn = (name: string, hash: string) => ({ ...trainJob("any"), environment: { name, hash, options: {} } });
const noProvisions = { tasks: {} };

test("a worker finds an environment that it was started with by its content", async () => {
  const loaded = environmentNamed("kept");
  environmentReference(loaded, {});
  expect(await locateForDriver(jobIn("kept", loaded.hash), noProvisions)).toMatchObject({ environment: loaded.path });
});

test("one of the same name and another content is refused, with both hashes", async () => {
  const loaded = environmentNamed("changed");
  environmentReference(loaded, {});
  const job = jobIn("changed", "f".repeat(64));
  await expect(locateForDriver(job, noProvisions)).rejects.toMatchObject({
    code: "worker/environment-differs",
    message: expect.stringContaining(
      `content ${loaded.hash.slice(0, 16)}… on this worker, and the job is of ${"f".repeat(16)}…`,
    ),
  });
});

test("one that it never had is refused; a built-in one is left to its child, Python's to its Python", async () => {
  await expect(locateForDriver(jobIn("never", "a".repeat(64)), noProvisions)).rejects.toMatchObject({
    code: "worker/no-environment",
    message: expect.stringContaining("'never' of content aaaaaaaaaaaaaaaa…"),
  });
  // Also where this process has used it.
  environmentReference(await findEnvironment("cartpole"), {});
  expect(await locateForDriver(jobIn("cartpole", "b".repeat(64)), noProvisions)).toMatchObject({
    environment: "cartpole",
  });
  const bridged = { ...noProvisions, bridged: "gymnasium:CartPole-v1" };
  expect(await locateForDriver(jobIn("cart-pole", "c".repeat(64)), bridged)).toMatchObject({
    environment: bridged.bridged,
  });
});

test("what was said of a Python world goes along, and a state function's file only to whoever runs code that is sent", async () => {
  const source = { module: "goal", function: "read", text: "def read(env): return {}", file: "/home/goal.py" };
  const known = { file: { dt: 2 }, probe: { state: { source, entries: [], leftOut: [] } } };
  const loaded = { ...environmentNamed("sent"), path: "gymnasium:Sent-v0", prepared: JSON.stringify(known) };
  const place = async (options: Record<string, string>) => {
    const job = { ...trainJob("any"), environment: environmentReference(loaded, options) };
    const { provisions } = provisionsOf(job);
    const elsewhere = jobIn("elsewhere", "d".repeat(64));
    return [
      await locateForDriver(elsewhere, provisions),
      await locateForDriver(elsewhere, provisions, { runsCode: true }),
    ].map(({ prepared }) => JSON.parse(prepared as string) as unknown);
  };
  expect(await place({ "@python-state": "goal:read" })).toEqual([{ file: { dt: 2 } }, { file: { dt: 2 }, source }]);
  // Our own of a package each has.
  expect(await place({})).toEqual([{ file: { dt: 2 } }, { file: { dt: 2 } }]);
});

test("a driver provides what is its user's, and of what is built in nothing", async () => {
  const loaded = environmentNamed("provided");
  const job = { ...trainJob("any"), environment: environmentReference(loaded, {}) };
  const { provisions, bundles } = provisionsOf(job);
  expect(provisions.environment?.entry).toMatch(/environment\.ts$/);
  expect(bundles.map(({ reference }) => reference)).toEqual([provisions.environment]);
  const builtIn = { ...trainJob("any"), environment: environmentReference(await findEnvironment("cartpole"), {}) };
  expect(provisionsOf(builtIn)).toEqual({ provisions: { tasks: {} }, bundles: [] });
});
