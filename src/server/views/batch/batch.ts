import { runName, type BatchRunState, type BatchSpend } from "../../../core/batch.ts";
import type { BatchQueue } from "../../../core/batch-queue.ts";
import { spendOf } from "../../../app/batch/spend.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import { mean, meanInterval } from "../../../core/statistics.ts";
import type { RunSummary } from "../../../core/summary.ts";
import type { BatchRecord } from "../../../store/batches.ts";
import { queueOf } from "./queue.ts";
import type { BatchCell, BatchPage, BatchRun, RunState } from "./types.ts";

/** What is known of one run beside the batch's own log; both null before it has a folder. */
export type RunOfBatch = { summary: RunSummary | null; view: RunView | null };

type Planned = BatchRecord["plan"]["runs"][number];

const stateOf = (state: BatchRunState | undefined, isRunning: boolean): RunState =>
  state === undefined ? "waiting" : (state.ended?.status ?? (isRunning ? "running" : "interrupted"));

const runOf = (
  { key, seed }: Planned,
  { batch, state, known }: { batch: BatchRecord["batch"]; state: BatchRunState | undefined; known: RunOfBatch },
): BatchRun => {
  const { summary, view } = known;
  const claimed = summary?.best?.fitness?.mean ?? null;
  const soFar = summary === null ? (view?.best ?? null) : null;
  return {
    key,
    name: state === undefined ? null : `batch_${batch.name}:${runName(key, state.attempt)}`,
    seed,
    state: stateOf(state, batch.status === "running"),
    fitness: claimed ?? soFar?.fitness ?? null,
    success: summary?.best?.success ?? soFar?.success ?? null,
    isClaim: claimed !== null && summary?.best?.pool === "report",
    humanNormalized: summary?.humanNormalized ?? null,
    spent: state?.ended?.spent ?? (view === null ? null : spendOf(view.spent)),
    progress:
      state === undefined || state.ended ? null : [view?.generationsEnded ?? 0, view?.plan?.generations ?? null],
    reason: state?.ended?.reason ?? null,
  };
};

const cellOf = (cell: Record<string, string>, runs: BatchRun[]): BatchCell => {
  const claims = runs.flatMap(({ fitness, isClaim }) => (isClaim && fitness !== null ? [fitness] : []));
  const successes = runs.flatMap(({ success, isClaim }) => (isClaim && success !== null ? [success] : []));
  return {
    cell,
    runs,
    fitness: claims.length === 0 ? null : { mean: mean(claims), interval: meanInterval(claims) },
    success: successes.length === 0 ? null : mean(successes),
  };
};

const nothing: BatchSpend = { usd: 0, tokens: 0, calls: 0, steps: 0 };

const together = (spent: readonly BatchSpend[]): BatchSpend =>
  spent.reduce(
    (left, right) => ({
      usd: left.usd + right.usd,
      tokens: left.tokens + right.tokens,
      calls: left.calls + right.calls,
      steps: left.steps + right.steps,
    }),
    nothing,
  );

const isOfQueue = (notice: string): boolean => /\b(?:worker|Redis|queue)/.test(notice);
const mostSaid = 8;

type File = {
  budget?: Record<string, number>;
  jobs?: number;
  "open-runs"?: number;
  defaults?: { executor?: string; jobs?: number };
} | null;

/** The page *batch*: the matrix, where each run stands, what it cost, and what is trained at this moment. */
export const batchPage = (
  record: BatchRecord,
  {
    known,
    told,
    now,
  }: {
    known: ReadonlyMap<string, RunOfBatch>;
    /** What its process says of its queue. */
    told: BatchQueue | null;
    /** Milliseconds since 1970. */
    now: number;
  },
): BatchPage => {
  const { batch, plan, states } = record;
  const file = plan.file as File;
  const runs = plan.runs.map((planned) => ({
    cell: planned.cell,
    run: runOf(planned, {
      batch,
      state: states.get(planned.key),
      known: known.get(planned.key) ?? { summary: null, view: null },
    }),
  }));
  const cells = [...Map.groupBy(runs, ({ cell }) => JSON.stringify(cell)).values()].map((of) =>
    cellOf(
      of[0]?.cell ?? {},
      of.map(({ run }) => run).toSorted((left, right) => left.seed - right.seed),
    ),
  );
  const counts = Object.entries(Object.groupBy(runs, ({ run }) => run.state));
  const underWay = runs.flatMap(({ run }) => {
    const view = known.get(run.key)?.view ?? null;
    return run.state === "running" && run.name !== null && view !== null ? [{ name: run.name, view }] : [];
  });
  return {
    name: batch.name,
    status: batch.status,
    stopping: batch.status === "running" && batch.stopping === true,
    file: batch.file,
    started: batch.started,
    columns: [...new Set(cells.flatMap(({ cell }) => Object.keys(cell)))],
    seeds: [...new Set(plan.runs.map(({ seed }) => seed))].toSorted((left, right) => left - right),
    cells,
    states: Object.fromEntries(counts.map(([state, of]) => [state, of.length])),
    runs: runs.length,
    spent: together(runs.flatMap(({ run }) => run.spent ?? [])),
    budget: { ...file?.budget, ...plan.said?.budget },
    queue: {
      executor: file?.defaults?.executor ?? "local",
      jobs: plan.said?.jobs ?? file?.jobs ?? file?.defaults?.jobs ?? null,
      openRuns: file?.["open-runs"] ?? null,
      ...queueOf(underWay, { told, isRunning: batch.status === "running", now }),
      said: [...new Set(underWay.flatMap(({ view }) => view.notices.filter(isOfQueue)))].slice(-mostSaid),
    },
  };
};
