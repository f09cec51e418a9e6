// How long the summary of a large batch takes, and what memory it needs:
//   npm run bench -- summary [--runs 10000] [--methods 4] [--json]
// A tenth of the runs, then all, in one process: 5 tasks × the methods, the rest seeds; folders are made for it, as large as real ones.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { resultsOf, writeResults } from "../src/app/results.ts";
import type { Cell } from "../src/report/results/types.ts";
import { createRandom } from "../src/core/random.ts";
import { writeRun } from "../test/report/results/folders.ts";
import { figuresOf } from "../test/report/results/runs.ts";
import { printMeasurements, timed, type Measurement } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "10000" },
    methods: { type: "string", default: "4" },
    json: { type: "boolean" },
  },
});

const tasks = 5;
const megabytes = (): number => process.memoryUsage().rss / 1e6;

const makeCells = (
  root: string,
  { methods, seeds, from }: { methods: number; seeds: number; from: number },
): Cell[] => {
  const random = createRandom(1);
  const cells = Array.from({ length: tasks * methods }, (_, cell) => [cell % tasks, Math.floor(cell / tasks)] as const);
  return cells.map(([task, method]) => {
    const environment = `world-${task}`;
    const runs = Array.from({ length: seeds }, (_, index) => {
      const seed = index + 1;
      const folder = join(root, `${task}-${method}-${seed}`);
      const fitness = Array.from({ length: 5 }, () => method / 10 + random.normal());
      if (index >= from) writeRun(folder, figuresOf({ seed, fitness, environment }));
      return { name: `${task}-${method}-${seed}`, seed, folder };
    });
    return { cell: { env: environment, strategy: `method ${method}` }, runs };
  });
};

export const bench = async (): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-summary-"));
  const methods = Number(values.methods);
  const all = Math.round(Number(values.runs) / tasks / methods);
  const measurements: Measurement[] = [];
  try {
    for (const [from, seeds] of [[0, Math.ceil(all / 10)] as const, [Math.ceil(all / 10), all] as const]) {
      const cells = makeCells(root, { methods, seeds, from });
      const { seconds, processorSeconds } = await timed(async () => {
        const results = await resultsOf(cells, { title: "a bench" });
        if (results.cells.some(({ scored, runs }) => scored < runs)) throw new Error("a folder could not be read");
        await writeResults(results, { folder: join(root, "summary") });
      });
      const runs = `${tasks * methods * seeds} runs`;
      measurements.push(
        { what: runs, value: seconds, unit: "s" },
        { what: `${runs}, of the processor`, value: processorSeconds, unit: "s" },
        { what: "resident then", value: megabytes(), unit: "MB" },
      );
    }
    printMeasurements("Summary of a batch", measurements, values);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
