import { viewOf } from "../../../core/run-view.ts";
import { poolOf } from "../../../evolution/read-summary.ts";
import { cardsOf } from "../../../report/cards.ts";
import { curveOf, evidenceFor } from "../../../report/evidence.ts";
import { isUnderWay } from "../../../store/run-store.ts";
import type { RunRecord } from "../../../store/runs.ts";
import { progressOf } from "./progress.ts";
import type { ComparedRun } from "./types.ts";

export const nameOf = ({ folder }: Pick<RunRecord, "folder">): string => folder.split(/[\\/]/).at(-1) ?? folder;

/** Of a run that goes on its summary is of a part that ended before, and claims nothing. */
const summaryOf = ({ status, summary }: RunRecord): RunRecord["summary"] => (isUnderWay(status) ? null : summary);

export const bestOfRun = (record: RunRecord): string | null =>
  summaryOf(record)?.best?.candidate ?? viewOf(record.events).best?.id ?? null;

export const comparedRun = async (record: RunRecord): Promise<ComparedRun> => {
  const { run, status, config, events, read } = record;
  const summary = summaryOf(record);
  const view = viewOf(events);
  const id = summary === null ? view.best?.id : summary.best?.candidate;
  const cards = cardsOf(view);
  const best = cards.find((card) => card.id === id);
  // What was removed from the folder has no curve.
  const { results, confirmed } = await evidenceFor(
    { view, read },
    { best, cards, seeds: summary?.best?.fitness?.seeds },
  ).catch(() => ({ results: [], confirmed: false }));
  const pool = confirmed ? "report" : "search";
  const [curve] = curveOf(results, { name: "best", kind: "best", pool });
  const { designer = "unknown", strategy = "unknown" } = (summary ?? config ?? {}) as Partial<Record<string, string>>;
  const fitness = summary?.best?.fitness ?? null;
  const claimed =
    summary?.best == null || fitness === null
      ? null
      : {
          candidate: summary.best.candidate,
          fitness: fitness.mean,
          interval: fitness.ci95,
          success: summary.best.success,
          pool: poolOf(summary),
          seeds: fitness.seeds.length,
        };
  const soFar =
    view.best === null || summary !== null
      ? null
      : {
          candidate: view.best.id,
          fitness: view.best.fitness,
          interval: null,
          success: view.best.success,
          pool: "search" as const,
          seeds: results.length,
        };
  const { environmentSteps, trainings, usd } = summary?.spent ?? view.spent;
  return {
    name: nameOf(record),
    environment: run.environment,
    task: run.task,
    measuredBy:
      summary?.measured?.by ??
      (run["measured"] as { by?: string } | undefined)?.by ??
      // Version 0.1.0 measured by tasks alone.
      `${run.environment}/${run.task}`,
    status,
    seed: run.seed,
    designer,
    strategy,
    best: claimed ?? soFar,
    curve: curve === undefined ? null : { points: curve.points, pool, seeds: curve.seeds },
    progress: progressOf(events),
    spent: { steps: environmentSteps, trainings, usd },
  };
};
