import type { RunEvent } from "../../src/core/events.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { viewOf } from "../../src/core/run-view.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { searchStepsOf } from "../../src/evolution/search-steps.ts";
import { mean } from "../../src/core/statistics.ts";
import { round } from "../instrument/row.ts";

/** What a row is of: everything that tells two searches apart. */
export type Subject = { task: string; arm: string; seed: number; steps: number };

/** Who led after a generation: the search steps until then, and what it is worth on report seeds. */
export type Leader = { generation: number; id: string; steps: number; report: number[] | null };

/** A program of the search with the curve of its first search seed's training, as far as it went. */
export type Program = {
  id: string;
  generation: number;
  outcome: string;
  fitness: number | null;
  warnings: number;
  curve: [steps: number, episodes: number, fitness: number][];
};

export type SearchRow = Subject & {
  kind: "search";
  strategy: string;
  learner: string;
  best: string | null;
  /** One a report seed; none where nothing was confirmed. */
  report: number[];
  success: number | null;
  /** Of the best, one a search seed. */
  search: number[];
  /** The random policy on the report seeds. */
  random: number;
  /** Proposals, rungs, re-measurements and selection, evaluation included; neither references nor the report. */
  searchSteps: number;
  /** All of them. */
  allSteps: number;
  trainings: number;
  leaders: Leader[];
  programs: Program[];
  /** Of greedy, where races would have dropped the best: the best of who was left, on the report seeds. */
  raced?: { id: string; report: number[] };
  seconds: number;
  /** Of the sources. */
  commit: string;
};

/** The human reference, once a task: its fitness, one a seed; none where the task has no such reference. */
export type ReferenceRow = { kind: "reference"; task: string; steps: number; human: number[]; commit: string };

export type Row = SearchRow | ReferenceRow;

type TrainingEnded = Extract<RunEvent, { type: "training-ended" }>;

/** After each generation the one that led, with the search steps until then. */
export const leadersOf = (events: readonly RunEvent[]): Omit<Leader, "report">[] =>
  events.flatMap((event, place) =>
    event.type === "generation-ended" && event.best !== null
      ? [{ generation: event.generation, id: event.best, steps: searchStepsOf(events.slice(0, place)) }]
      : [],
  );

/** A search's row from its log; `read` gives what a training's artifact holds. */
export const rowOf = async (
  subject: Subject,
  {
    summary,
    events,
    read,
    warnings,
    commit,
  }: {
    summary: RunSummary;
    events: readonly RunEvent[];
    read: (training: Pick<TrainingEnded, "artifact" | "hash">) => Promise<TrainOutcome>;
    /** How many the critic gave a program. */
    warnings: (id: string) => number;
    commit: string;
  },
): Promise<SearchRow> => {
  const { candidates, trainings } = viewOf(events);
  const searched = (id: string) => (trainings[id] ?? []).filter(({ pool }) => pool === "search");
  const programs = Object.values(candidates).map(async (candidate): Promise<Program> => {
    const { id, generation, outcome, fitness } = candidate;
    const own = searched(id);
    const last = own.findLast(({ seed }) => seed === own[0]?.seed);
    const came = last === undefined ? null : await read(last);
    const curve =
      came === null || came.kind === "failed" ? [] : came.kind === "paused" ? came.curve : came.result.curve;
    return {
      id,
      generation,
      outcome,
      fitness: fitness === null ? null : round(fitness),
      warnings: warnings(id),
      curve: curve.map((point) => [point.steps, point.episodes, round(point.fitness ?? Number.NaN)]),
    };
  });
  const { best, references, spent, strategy, thisProcess } = summary;
  const confirmed = best?.pool === "report" ? best : null;
  const whole = searched(best?.candidate ?? "").filter(({ outcome }) => outcome === "trained");
  return {
    ...subject,
    kind: "search",
    strategy,
    learner: viewOf(events).plan?.learner ?? "unknown",
    best: best?.candidate ?? null,
    report: (confirmed?.fitness?.values ?? []).map(round),
    success: confirmed?.success ?? null,
    search: whole.flatMap(({ fitness }) => (fitness === null ? [] : [round(fitness)])),
    random: round(mean(references.random?.fitness.values ?? [Number.NaN])),
    searchSteps: searchStepsOf(events),
    allSteps: spent.environmentSteps,
    trainings: spent.trainings,
    leaders: leadersOf(events).map((leader) => ({ ...leader, report: null })),
    programs: await Promise.all(programs),
    seconds: thisProcess.seconds,
    commit,
  };
};
