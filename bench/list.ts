// How long it takes to list many runs, and what memory that needs:
//   npm run bench -- list [--runs 10000] [--json]
// A tenth of the runs, then all, in one process. Folders are made for it: one in a hundred was killed and has its log read.
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { listRuns } from "../src/store/runs.ts";
import { printMeasurements, timed, type Measurement } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "10000" }, json: { type: "boolean" } },
});

const fixtures = join(import.meta.dirname, "../test/fixtures/run-folders/0.1.0");
const folderOf = (id: string): string => join(fixtures, globSync(`*_${id}`, { cwd: fixtures })[0] as string);
const ended = { folder: folderOf("880dc9"), files: ["run.json", "config.json", "summary.json"] };
const killed = { folder: folderOf("508357"), files: ["run.json", "config.json", "events.jsonl"] };

const makeRuns = (root: string, { from, to }: { from: number; to: number }): void => {
  for (let index = from; index < to; index++) {
    const { folder, files } = index % 100 === 0 ? killed : ended;
    const target = join(root, `20260101-000000_cartpole-balance_${String(index).padStart(6, "0")}`);
    mkdirSync(target, { recursive: true });
    for (const file of files) cpSync(join(folder, file), join(target, file));
  }
};

const megabytes = (): number => process.memoryUsage().rss / 1e6;

export const bench = async (): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-list-"));
  const all = Number(values.runs);
  const tenth = Math.ceil(all / 10);
  const measurements: Measurement[] = [];
  try {
    for (const [from, to] of [[0, tenth] as const, [tenth, all] as const]) {
      makeRuns(root, { from, to });
      const { seconds, processorSeconds, result } = await timed(() => listRuns(root));
      if (result.some(({ status }) => status === "damaged")) throw new Error("a folder could not be read");
      measurements.push(
        { what: `${to} runs`, value: seconds, unit: "s" },
        { what: `${to} runs, of the processor`, value: processorSeconds, unit: "s" },
        { what: "resident then", value: megabytes(), unit: "MB" },
      );
    }
    printMeasurements("Listing runs", measurements, values);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
