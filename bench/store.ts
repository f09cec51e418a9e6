// What a long run costs its store: memory, the time to go on with it, how its log grows.
//   npm run bench -- store [--candidates 1000] [--json]
// A search over a real run folder whose evaluations are fakes: each hands over a real training's outcome (episodes, curve,
// policy, some 50 kB) at once, with a score of its own. Twice: to its end, then gone on with from its log by a process of its own.
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TrainJob } from "../src/core/job.ts";
import type { TrainOutcome } from "../src/core/outcome.ts";
import { runSearch } from "../src/evolution/search.ts";
import { findEnvironment } from "../src/simulator/registry.ts";
import { createRun, openRun } from "../src/store/run-store.ts";
import { fakeDependencies, fakeExecutor, fakePlan, fakeResult } from "../test/evolution/fakes.ts";
import { printMeasurements, timed, type Measurement } from "./harness.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    candidates: { type: "string", default: "1000" },
    json: { type: "boolean" },
    /** Of a process that goes on: where. */
    resume: { type: "string" },
  },
});

const samples = 20;
const candidates = Number(values.candidates);
const plan = { ...fakePlan, generations: Math.ceil(candidates / samples), samples };

const fixtures = join(import.meta.dirname, "../test/fixtures/run-folders/0.1.0");
const [example = ""] = globSync("*mountain-car*/candidates/*/search-0.json", { cwd: fixtures });
const real = JSON.parse(readFileSync(join(fixtures, example), "utf8")) as Extract<TrainOutcome, { kind: "trained" }>;

const train = (job: TrainJob): TrainOutcome => {
  const { seed, fitness, success, environmentSteps } = fakeResult(job);
  return { kind: "trained", result: { ...real.result, seed, fitness, success, environmentSteps } };
};

const search = async (folder: string | null, root: string) => {
  const { environment } = await findEnvironment("mountain-car");
  const store =
    folder === null
      ? await createRun({ root, environment: "mountain-car", task: "reach", seed: plan.seed, config: { plan } })
      : await openRun(folder);
  const { executor, jobs } = fakeExecutor(train);
  const reference = { name: "mountain-car", hash: "0", options: {} };
  const whole = { reference, declaration: "", spec: environment.spec, canPause: async () => true };
  const size: number[] = [];
  store.subscribe((event) => {
    if (event.type === "generation-ended") size.push(readFileSync(join(store.folder, "events.jsonl")).length);
  });
  const { summary } = await runSearch(plan, fakeDependencies({ store, executor, environment: whole }));
  await store.close();
  return { folder: store.folder, size, trained: jobs.length, proposed: summary.spent.proposed };
};

/** The most that this process has held. */
const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1e3;

const resume = async (folder: string): Promise<void> => {
  const { seconds, processorSeconds, result } = await timed(() => search(folder, ""));
  const { trained } = result;
  process.stdout.write(JSON.stringify({ seconds, processorSeconds, trained, peak: peakMegabytes() }));
};

export const bench = async (): Promise<void> => {
  if (values.resume !== undefined) return resume(values.resume);
  const root = mkdtempSync(join(tmpdir(), "rewardsmith-bench-store-"));
  try {
    const { seconds, processorSeconds, result } = await timed(() => search(null, root));
    const peak = peakMegabytes();
    const given = ["bench/main.ts", "store", "--candidates", values.candidates, "--resume", result.folder];
    const gone = JSON.parse(execFileSync(process.execPath, given, { encoding: "utf8" })) as Record<string, number>;
    if (gone["trained"] !== 0) throw new Error(`${gone["trained"]} trainings were done again`);
    const kilobytes = (share: number) => {
      const at = Math.max(0, Math.round(result.size.length * share) - 1);
      return (result.size[at] as number) / 1e3 / ((at + 1) * samples);
    };
    const measurements: Measurement[] = [
      { what: `${result.proposed} candidates, ${result.trained} trainings`, value: seconds, unit: "s" },
      { what: "of the processor", value: processorSeconds, unit: "s" },
      { what: "most resident memory", value: peak, unit: "MB" },
      { what: "gone on with from its log", value: gone["seconds"] as number, unit: "s" },
      { what: "of the processor, then", value: gone["processorSeconds"] as number, unit: "s" },
      { what: "most resident memory, then", value: gone["peak"] as number, unit: "MB" },
      { what: "log a candidate, after a quarter of them", value: kilobytes(0.25), unit: "kB" },
      { what: "after half", value: kilobytes(0.5), unit: "kB" },
      { what: "after all", value: kilobytes(1), unit: "kB" },
    ];
    printMeasurements("A long run's store", measurements, values);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
