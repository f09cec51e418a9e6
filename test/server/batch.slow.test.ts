import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { StartedCommand } from "../../src/app/start/launch.ts";
import type { BatchPage } from "../../src/server/views/batch/types.ts";
import { startCommand } from "../cli/command.ts";
import { temporaryRuns } from "../browser/temporary-runs.ts";
import { killServer, startServing } from "./serving.ts";

// A batch in a process of its own, started by a person; the server another, killed as a machine does it.

const { runs, close } = temporaryRuns();
const patience = { timeout: 240_000, interval: 250 };
const file = join(runs, "four.yaml");
// Long enough that nobody is through with it before it is stopped.
writeFileSync(
  file,
  `defaults: { env: cartpole, designer: symbolic, steps: 200000, generations: 2, samples: 2, episodes: 2, report-seeds: 1, selection-seeds: 1, leaders: 1, references: none }
matrix: { seed: 1..3 }
`,
);

let server = await startServing(runs);
afterAll(async () => {
  await killServer(server);
  close();
});

const page = (): Promise<BatchPage> => server.get("/api/batches/batch_four");
const command = ["batch", file, "--jobs", "1", "--max-steps", "9000000", "--runs", runs, "--display", "plain"];

test("a batch that no server started is stopped from its page, though the server is killed in the middle of an answer, and gone on with under its caps", async () => {
  const { finished } = startCommand(command, { cwd: runs });
  await expect.poll(() => existsSync(join(runs, "batch_four", "batch.json")), patience).toBe(true);
  await expect.poll(async () => (await page()).queue.trainings.length, patience).toBe(1);
  // What its own process knows of places and of who waits.
  await expect
    .poll(async () => (await page()).queue.queues, patience)
    .toMatchObject([{ kind: "local", places: 1, underWay: 1, waiting: expect.any(Number) }]);

  const unheard = server.post("/api/batches/batch_four/stop", { id: "stop-batch-1" }).catch(() => null);
  await killServer(server);
  await unheard;
  server = await startServing(runs);
  // Asked again under its name, it is asked once; a batch that has ended since then says so.
  const again = await server.send("/api/batches/batch_four/stop", { id: "stop-batch-1" });
  expect([200, 400]).toContain(again.status);
  const stopped = await finished;
  expect(stopped.code, stopped.stderr).toBe(130);
  expect(stopped.stderr).toContain("everything that had ended is kept");
  expect(existsSync(join(runs, "batch_four", "inbox", "000002.json"))).toBe(false);
  const after = await page();
  expect(after).toMatchObject({ status: "interrupted", stopping: false, queue: { queues: [], age: null } });
  expect(await server.send("/api/batches/batch_four/stop", { id: "stop-batch-2" })).toMatchObject({ status: 400 });

  const goOn = { id: "go-on-batch-1", retry: null };
  await Promise.all([1, 2].map(() => server.post("/api/batches/batch_four/go-on", goOn)));
  await killServer(server);
  server = await startServing(runs);
  await expect.poll(async () => (await page()).status, patience).toBe("running");
  await server.post("/api/batches/batch_four/go-on", goOn);
  expect(await server.send("/api/batches/batch_four/go-on", { ...goOn, id: "go-on-batch-2" })).toMatchObject({
    status: 400,
  });
  const started = (): Promise<StartedCommand> => server.get("/api/start/go-on-batch-1");
  await expect.poll(started, patience).toMatchObject({ state: "running", run: "batch_four" });
  // The cap and the places that its command had are still so.
  const { budget, queue } = await page();
  expect(budget).toMatchObject({ "max-steps": 9_000_000 });
  expect(queue.jobs).toBe(1);
  await server.post("/api/batches/batch_four/stop", { id: "stop-batch-3" });
  await expect.poll(async () => (await page()).status, patience).toBe("interrupted");
  await expect.poll(started, patience).toMatchObject({ state: "ended" });
}, 900_000);
