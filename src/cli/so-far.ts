import { commandLine } from "../core/command-line.ts";
import type { RunEvent } from "../core/events.ts";
import type { RunRecord } from "../store/runs.ts";
import { stepsText, dollars, figure, percent } from "../core/format.ts";
import { ledgerOf, readsOf } from "../core/run-view/constraints.ts";
import { viewOf } from "../core/run-view.ts";
import type { CandidateView } from "../core/run-view/types.ts";
import type { RunSummary, Spend } from "../core/summary.ts";
import { heededLines, ledgerLines, table } from "./print.ts";

/** What is known of a run that has not ended: scores are the search's own, the highest of noisy ones, and no claim. */
export type SoFar = {
  generation: number;
  generations: number | null;
  best: { candidate: string; pool: "search"; fitness: number; success: number | null; reason: string } | null;
  candidates: Pick<CandidateView, "id" | "fitness" | "success" | "outcome">[];
  spent: Spend;
  /** Everything that rewards are to keep, and who kept it so far. */
  constraints: NonNullable<RunSummary["constraints"]>;
};

export const soFarOf = (
  events: readonly RunEvent[],
  { config, asked = [] }: { config: unknown; asked?: SoFar["constraints"] | undefined },
): SoFar => {
  const view = viewOf(events);
  const { generation, plan, best, candidates, spent } = view;
  return {
    generation,
    generations: plan?.generations ?? (config as { plan?: { generations?: number } } | null)?.plan?.generations ?? null,
    best: best && {
      candidate: best.id,
      pool: "search",
      fitness: best.fitness,
      success: best.success,
      reason: best.reason,
    },
    candidates: Object.values(candidates)
      .filter(({ outcome }) => outcome !== "pending")
      .map(({ id, fitness, success, outcome }) => ({ id, fitness, success, outcome })),
    spent,
    constraints: ledgerOf(view, { asked, reads: readsOf((config as { designer?: string } | null)?.designer ?? "") }),
  };
};

export const bestLine = ({ best }: Pick<SoFar, "best">): string =>
  best === null
    ? "best so far: nothing was trained yet"
    : `best so far: ${best.candidate}, fitness ${figure(best.fitness)}, success ${percent(best.success)} (of the search seeds, the highest of noisy scores: not a claim; ${best.reason})`;

/** A running or interrupted run in words, with the commands that go on from there. */
export const soFarText = (
  { run, status }: Pick<RunRecord, "run" | "status">,
  soFar: SoFar,
  /** Its folder as the person writes it. */
  folder: string,
): string => {
  const { generation, generations, candidates, spent } = soFar;
  const calls = spent.modelCalls > 0 ? `, ${spent.modelCalls} model calls, ${dollars(spent.usd)}` : "";
  return [
    // As they were resolved when the run began.
    ...heededLines({
      ...(run as Partial<RunSummary>),
      environment: run.environment,
      task: run.task,
      constraints: soFar.constraints,
    }),
    "",
    `${run.environment}: ${run.task}, seed ${run.seed}, ${status} so far`,
    "",
    generation === 0 ? "no generation has begun" : `generation ${generation} of ${generations ?? "?"}`,
    bestLine(soFar),
    ...(candidates.length === 0
      ? []
      : [
          "",
          table([
            ["", "fitness", "success", "outcome"],
            ...candidates.map(({ id, fitness, success, outcome }) => [
              id,
              fitness === null ? "-" : figure(fitness),
              percent(success),
              outcome,
            ]),
          ]),
        ]),
    ...ledgerLines(soFar),
    "",
    `spent: ${spent.proposed} programs, ${spent.rejected} refused, ${spent.trainings} trainings, ${stepsText(spent)}${calls}`,
    `report so far: ${commandLine("report", folder)}`,
    // An explanation is gone on with by `explain`, and ends with a document of its own.
    ...(status === "running" || run["explains"] !== undefined ? [] : [`go on: ${commandLine("resume", folder)}`]),
  ].join("\n");
};
