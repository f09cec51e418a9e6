import { expect, test } from "vitest";
import { planBatch } from "../../../src/app/batch/batch.ts";
import { openBatchFile } from "../../../src/app/batch/open-file.ts";
import { planRuns } from "../../../src/app/batch/plan.ts";
import { batchResults } from "../../../src/app/batch/results.ts";
import { tellBatch } from "../../../src/app/batch/told.ts";
import { batchText } from "../../../src/cli/batch-text.ts";
import { listBatches, openBatch, planFile, readBatch } from "../../../src/store/batches.ts";
import { emptyFolder } from "../../cli/command.ts";

const small = { env: "cartpole", steps: 512, samples: 1, generations: 1, episodes: 2 };

test("after an upgrade the table says which runs are old and of what, they stand, and --again makes them anew", async () => {
  const runs = emptyFolder();
  const file = { name: "aged", defaults: small, matrix: { strategy: ["greedy", "best-of-n"], seed: "1..2" } } as const;
  const opened = openBatchFile(file, { path: null, runs, flags: { budget: {} } });
  const { standings, folder } = await planBatch(opened, { again: false });
  const planned = standings.map(({ run: { key, cell, seed, identity } }) => ({ key, cell, seed, identity }));
  const store = await openBatch(folder, { name: "aged", file: null, runs: planned.length });
  await store.write(planFile, JSON.stringify({ file, runs: planned }));
  for (const { key, cell, identity } of planned.slice(1)) {
    const was = cell["strategy"] === "greedy" ? identity : { ...identity, program: "another" };
    await store.once(`began:${key}`, { type: "batch-run-began", key, attempt: 1, identity: was });
    const spent = { usd: 0, tokens: 0, calls: 0, steps: 0 };
    await store.once(`ended:${key}:0`, {
      type: "batch-run-ended",
      key,
      attempt: 1,
      status: "completed",
      caps: {},
      spent,
    });
  }
  await store.close();

  const told = tellBatch(await planBatch(opened, { again: false }));
  expect(told.cells.map(({ todo, over, old }) => ({ todo, over, old }))).toEqual([
    { todo: { new: 1 }, over: { completed: 1 }, old: { runs: 0, by: [] } },
    { todo: {}, over: { completed: 2 }, old: { runs: 2, by: ["program"] } },
  ]);
  expect(batchText(told)).toMatch(/best-of-n .* 2 \(another program\)/);
  const again = tellBatch(await planBatch(opened, { again: true }));
  expect(again.cells.map(({ todo }) => todo)).toEqual([{ new: 1 }, { again: 2 }]);
  expect((await batchResults(await readBatch(folder))).notices[0]).toMatch(/2 of 4 runs are old: of another program/);
  expect(await listBatches(runs)).toMatchObject([{ name: "batch_aged", status: "interrupted", runs: 4, ended: 3 }]);

  // Another seed more and a strategy less: nothing else is new.
  const changed = { ...file, matrix: { strategy: ["greedy"], seed: "1..3" } };
  const after = await planBatch(openBatchFile(changed, { path: null, runs, flags: { budget: {} } }), { again: false });
  expect(after.standings.map(({ todo }) => todo)).toEqual(["new", null, "new"]);
  expect(after.dropped).toBe(2);
});

test("a value of the file wins over an environment variable, which wins over a default", async () => {
  const variables = { REWARDSMITH_SAMPLES: "9", REWARDSMITH_LEADERS: "1" };
  const [run] = await planRuns([small], { variables, common: {} });
  expect(run?.config).toMatchObject({ samples: 1, leaders: 1, repairs: 3 });
});
