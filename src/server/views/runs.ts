import type { RunView } from "../../core/run-view/types.ts";
import type { RunSummary } from "../../core/summary.ts";
import { countEnded, isBatchName, type BatchEntry, type BatchRecord } from "../../store/batches.ts";
import type { Labels } from "../../store/labels.ts";
import type { RunEntry } from "../../store/runs.ts";
import type { RunDocument, RunStatus } from "../../store/run-store.ts";

/** A score with whose seeds it is of: a claim on report seeds, or the search's own noisy one. */
export type Score = {
  fitness: number;
  interval: [low: number, high: number] | null;
  success: number | null;
  seeds: number | null;
  pool: "report" | "search";
};

/** One line of the list. */
export type RunRow = Labels & {
  name: string;
  kind: "run" | "batch";
  status: RunEntry["status"] | BatchEntry["status"];
  environment: string;
  task: string;
  /** What scores are of, `environment/task` or an expression. */
  measuredBy: string;
  words: string | null;
  designer: string | null;
  strategy: string | null;
  seed: number | null;
  /** ISO 8601, UTC; empty where it cannot be read. */
  started: string;
  lastTime: string | null;
  /** Ended and wanted: generations of a run, runs of a batch. */
  done: [ended: number, of: number | null];
  best: Score | null;
  humanNormalized: number | null;
  /** Highest fitness on search seeds after each generation; null where none was trained yet. */
  course: (number | null)[];
  candidates: number;
  steps: number;
  usd: number;
  problem: string | null;
};

const nothing = {
  measuredBy: "",
  words: null,
  designer: null,
  strategy: null,
  seed: null,
  lastTime: null,
  best: null,
  humanNormalized: null,
  course: [],
  candidates: 0,
  steps: 0,
  usd: 0,
  problem: null,
};

/** The highest so far after each generation. */
export const courseOf = ({ candidates, generation }: Pick<RunView, "candidates" | "generation">): (number | null)[] => {
  const highest: (number | null)[] = Array.from({ length: generation }, () => null);
  for (const candidate of Object.values(candidates)) {
    const at = candidate.generation - 1;
    if (candidate.fitness !== null && at in highest)
      highest[at] = Math.max(highest[at] ?? Number.NEGATIVE_INFINITY, candidate.fitness);
  }
  let best: number | null = null;
  return highest.map((value) => (best = value === null ? best : Math.max(best ?? value, value)));
};

/** Of an ended run what it claims; else the best of the search so far. */
export const scoreOf = (view: RunView, summary: RunSummary | null): Score | null => {
  if (summary !== null) {
    const { best } = summary;
    if (!best?.fitness) return null;
    const { mean, ci95, seeds } = best.fitness;
    return { fitness: mean, interval: ci95, success: best.success, seeds: seeds.length, pool: best.pool };
  }
  const { best } = view;
  if (best === null) return null;
  const seeds = (view.trainings[best.id] ?? []).filter(
    ({ pool, outcome }) => pool === "search" && outcome === "trained",
  );
  return { fitness: best.fitness, interval: null, success: best.success, seeds: seeds.length, pool: "search" };
};

type Said = Pick<RunSummary, "measured" | "words">;

export const runRow = ({
  name,
  labels,
  run,
  status,
  config,
  summary,
  view,
  lastTime,
}: {
  name: string;
  labels: Labels;
  run: RunDocument;
  status: RunStatus;
  config: object | null;
  summary: RunSummary | null;
  view: RunView;
  lastTime: string | null;
}): RunRow => {
  const { environment, task, seed, started } = run;
  const { designer, strategy } = (config ?? {}) as { designer?: string; strategy?: string };
  const { measured, words } = (summary?.measured === undefined ? run : summary) as Said;
  return {
    ...nothing,
    ...labels,
    name,
    kind: "run",
    status,
    environment,
    task,
    measuredBy: measured?.by ?? `${environment}/${task}`,
    words: words?.given ?? null,
    designer: summary?.designer ?? designer ?? null,
    strategy: summary?.strategy ?? strategy ?? null,
    seed,
    started,
    lastTime,
    done: [view.generationsEnded, view.plan?.generations ?? null],
    best: scoreOf(view, summary),
    humanNormalized: summary?.humanNormalized ?? null,
    course: summary?.measured?.unmeasured ? [] : courseOf(view),
    candidates: view.spent.proposed,
    steps: view.spent.environmentSteps,
    usd: view.spent.usd,
  };
};

export const batchRow = ({ name, labels, record }: { name: string; labels: Labels; record: BatchRecord }): RunRow => ({
  ...nothing,
  ...labels,
  name,
  kind: "batch",
  status: record.batch.status,
  environment: "",
  task: "",
  started: record.batch.started,
  done: [countEnded(record), record.batch.runs],
});

/** A folder that cannot be read is a line that says so. */
export const damagedRow = ({ name, problem }: { name: string; problem: string }): RunRow => ({
  ...nothing,
  tags: [],
  note: "",
  name,
  kind: isBatchName(name) ? "batch" : "run",
  status: "damaged",
  environment: "",
  task: "",
  started: "",
  done: [0, null],
  problem,
});
