// What a batch of many runs costs beside its trainings and its summary (`summary` measures that): its plan, its line in `list`.
//   npm run bench -- batch [--runs 10000] [--json]
// A tenth of the runs, then all, in one process.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { planBatch, planDocument } from "../src/app/batch/batch.ts";
import { openBatchFile, type OpenedFile } from "../src/app/batch/open-file.ts";
import { listBatches, openBatch, planFile } from "../src/store/batches.ts";
import { printMeasurements, timed, type Measurement } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "10000" }, json: { type: "boolean" } },
});

const cells = 100;
const spent = { usd: 0, tokens: 0, calls: 0, steps: 50_000 };

const openMany = (root: string, count: number): OpenedFile => {
  const matrix = { samples: `1..${cells}`, seed: `1..${count / cells}` };
  const file = { name: `many-${count}`, defaults: { env: "cartpole", designer: "symbolic" }, matrix } as const;
  return openBatchFile(file, { path: null, runs: root, flags: { budget: {} } });
};

/** A batch that is over, written by the program itself; its runs have no folders. */
const makeBatch = async (opened: OpenedFile): Promise<void> => {
  const plan = planDocument(await planBatch(opened, { again: false }));
  const store = await openBatch(opened.folder, { name: opened.name, file: null, runs: plan.runs.length });
  await store.write(planFile, JSON.stringify(plan));
  await Promise.all(
    plan.runs.flatMap(({ key, identity }) => [
      store.once(`began:${key}`, { type: "batch-run-began", key, attempt: 1, identity }),
      store.once(`ended:${key}:0`, { type: "batch-run-ended", key, attempt: 1, status: "completed", caps: {}, spent }),
    ]),
  );
  await store.close();
};

const megabytes = (): number => process.memoryUsage().rss / 1e6;

export const bench = async (): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-batch-"));
  const all = Number(values.runs);
  const measurements: Measurement[] = [];
  try {
    for (const count of [all / 10, all]) {
      const opened = openMany(root, count);
      await makeBatch(opened);
      const what = `${count} runs`;
      for (const [name, work] of [
        ["planned again", () => planBatch(opened, { again: false })],
        ["listed", () => listBatches(root)],
      ] as const) {
        const { seconds, processorSeconds } = await timed<unknown>(work);
        measurements.push(
          { what: `${what} ${name}`, value: seconds, unit: "s" },
          { what: `${what} ${name}, of the processor`, value: processorSeconds, unit: "s" },
          { what: "resident then", value: megabytes(), unit: "MB" },
        );
      }
    }
    printMeasurements("A batch of many runs", measurements, values);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
