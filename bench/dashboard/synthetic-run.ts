import { globSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { join } from "node:path";
import type { RunEvent } from "../../src/core/events.ts";
import type { Executor, JobProgress } from "../../src/core/interfaces.ts";
import type { TrainJob } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { summaryFile } from "../../src/store/documents.ts";
import { createRun, setRunStatus } from "../../src/store/run-store.ts";
import { fakeDependencies, fakePlan, fakeResult } from "../../test/evolution/fakes.ts";

const fixtures = join(import.meta.dirname, "../../test/fixtures/run-folders/0.1.0");
const [example = ""] = globSync("*mountain-car*/candidates/*/search-0.json", { cwd: fixtures });
const real = (JSON.parse(readFileSync(join(fixtures, example), "utf8")) as Extract<TrainOutcome, { kind: "trained" }>)
  .result;
const point = real.curve.at(-1) as (typeof real.curve)[number];

/** A real training's outcome with its job's own score and a curve of so many points, which rises to it. */
const outcomeOf = (job: TrainJob, points: number): TrainOutcome => {
  const { seed, fitness, success, environmentSteps } = fakeResult(job);
  const curve = Array.from({ length: points }, (_, index) => {
    const share = (index + 1) / points;
    const wave = 0.05 * Math.sin(index / 7 + fitness * 40);
    return { ...point, steps: Math.round(share * job.budget.steps), fitness: fitness * Math.sqrt(share) + wave };
  });
  return {
    kind: "trained",
    result: { ...real, curve, checkpoint: points - 1, seed, fitness, success, environmentSteps },
  };
};

const [exampleLog = ""] = globSync("*mountain-car*/events.jsonl", { cwd: fixtures });
const [firstLine = ""] = readFileSync(join(fixtures, exampleLog), "utf8").split("\n");
const exampleConfig = (JSON.parse(firstLine) as { event: Extract<RunEvent, { type: "run-started" }> }).event.config;

type Pace = {
  /** Points of a training's curve. */
  points: number;
  /** How often a training tells how far it is. */
  told: number;
  /** Between two times that it does; 0: at once. */
  milliseconds?: number;
};

/** Trains nothing: tells and answers as a training does. */
const pacedExecutor = ({ points, told, milliseconds = 0 }: Pace): Executor => ({
  async train(job, { onStarted, onProgress, signal } = {}) {
    onStarted?.();
    const { fitness } = fakeResult(job);
    for (let part = 1; part <= told; part++) {
      if (milliseconds > 0) await setTimeout(milliseconds, undefined, { signal });
      const share = part / told;
      const progress: JobProgress = {
        steps: Math.round(share * job.budget.steps),
        total: job.budget.steps,
        stepsPerSecond: 1000,
        fitness: fitness * Math.sqrt(share),
      };
      onProgress?.(progress);
    }
    return outcomeOf(job, points);
  },
  probe: async () => ({ kind: "probed", result: { rows: 0, terms: {}, episodes: [] } }),
  close: async () => {},
});

/**
 * A search over a real run folder whose trainings are made up: valid log, artifacts, documents of any size. Ends with the
 * plan, or where `signal` says so, which throws.
 */
export const synthesizeRun = async (
  root: string,
  {
    plan,
    pace,
    signal,
    onFolder,
  }: { plan: Partial<SearchPlan>; pace: Pace; signal?: AbortSignal; onFolder?: (folder: string) => void },
): Promise<string> => {
  const whole: SearchPlan = { ...fakePlan, steps: 100_000, ...plan };
  const { environment } = await findEnvironment("mountain-car");
  const config = { ...exampleConfig, designer: "symbolic", plan: whole };
  const store = await createRun({ root, environment: "mountain-car", task: "reach", seed: whole.seed, config });
  onFolder?.(store.folder);
  const reference = { name: "mountain-car", hash: "0", options: {} };
  try {
    await store.once("run-started", async () => ({ type: "run-started", run: store.folder, config }));
    const { summary } = await runSearch(
      whole,
      fakeDependencies({
        store,
        executor: pacedExecutor(pace),
        environment: { reference, declaration: "", spec: environment.spec, canPause: async () => true },
        ...(signal !== undefined && { signal }),
      }),
    );
    const ended: RunSummary = {
      ...summary,
      thisProcess: { networkCalls: 0, cachedCalls: 0, possiblyBilled: 0, seconds: 0 },
    };
    await store.once("run-ended", async () => ({ type: "run-ended", status: ended.status, summary: ended }));
    await store.write(summaryFile, JSON.stringify(ended));
    await setRunStatus(store, ended.status);
  } finally {
    await store.close();
  }
  return store.folder;
};
