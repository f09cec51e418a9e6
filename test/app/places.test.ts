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

test("a driver provides what is its user's, and of what is built in nothing", async () => {
  const loaded = environmentNamed("provided");
  const job = { ...trainJob("any"), environment: environmentReference(loaded, {}) };
  const { provisions, bundles } = provisionsOf(job);
  expect(provisions.environment?.entry).toMatch(/environment\.ts$/);
  expect(bundles.map(({ reference }) => reference)).toEqual([provisions.environment]);
  const builtIn = { ...trainJob("any"), environment: environmentReference(await findEnvironment("cartpole"), {}) };
  expect(provisionsOf(builtIn)).toEqual({ provisions: { tasks: {} }, bundles: [] });
});
