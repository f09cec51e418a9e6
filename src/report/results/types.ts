import type { Interval } from "../../core/statistics.ts";
import type { Spend } from "../../core/summary.ts";
import type { RunFigures } from "../../store/run-figures.ts";

/**
 * What is summarised: the cells of a batch's matrix, or runs that were grouped by what differs between them. `cell` holds
 * the values that vary, seeds not among them, by the names of their options: `{ env: "hopper", strategy: "greedy" }`.
 */
export type Cell = { cell: Readonly<Record<string, string>>; runs: readonly CellRun[] };

/**
 * One run of a cell. `name` must be the same whenever the same work is done again (it stands in summary.json); `folder` is
 * null where it was not begun.
 */
export type CellRun = { name: string; seed: number; folder: string | null };

/** A run of a cell with what its folder says; `figures` is null where it was not begun. */
export type GatheredRun = CellRun & { figures: RunFigures | null };

export type Gathered = { cell: Cell["cell"]; runs: readonly GatheredRun[] };

/** Why a run has no score in the statistics, in a word that can be counted. */
export type Unscored =
  | "not begun"
  | "not finished"
  | "damaged"
  | "nothing trained"
  | "not confirmed"
  | "not measured"
  | "measured otherwise"
  | "same seed again";

/** Mean with Student's interval, and interquartile mean with the stratified bootstrap's; null where there are too few. */
export type Estimate = { mean: number; interval: Interval; iqm: number; iqmInterval: Interval };

/** What every score of a task is of: runs are of one task only where all of this is the same. */
export type Task = {
  id: string;
  environment: string;
  /** What measures: `environment/task`, or a person's own measure in plain words. */
  by: string;
  description: string;
  /** Where scores are told by success: fitness is then success and something that breaks ties. */
  headline?: "success";
  /** Scores are normalised to (score − random) / (human − random) by means over so many trainings of each; or why not. */
  normalised: { random: number; human: number; trainings: number } | { reason: string };
};

export type ResultCell = {
  cell: Record<string, string>;
  /** Of `tasks`; null where no run of it says what it measures. */
  task: string | null;
  /** Of `methods`. */
  method: string;
  /** As many as the cell shall have, and how many of them have a score. */
  runs: number;
  scored: number;
  unscored: { why: Unscored; runs: number }[];
  fitness: Estimate | null;
  success: Pick<Estimate, "mean" | "interval"> | null;
  normalised: Estimate | null;
  /** Mean of the runs' own: 1 is the human reference, 0 the sparse one. Null unless every scored run has one. */
  humanNormalized: number | null;
  /** Of all runs that spent something, scored or not. */
  spent: Spend;
  each: {
    name: string;
    seed: number;
    fitness: number | null;
    success: number | null;
    normalised: number | null;
    unscored: Unscored | null;
  }[];
};

/** What was compared with itself elsewhere: everything that varies within a task, seeds not. */
export type Method = { id: string; values: Record<string, string> };

/**
 * Left against right on one task. `unit`: over runs, paired by their seeds where they have some in common; or, where each side has
 * one run alone, over the trainings of its one reward, which says nothing of the method that made it.
 */
export type Comparison = {
  task: string;
  left: string;
  right: string;
  unit: "runs" | "trainings";
  /** Of common seeds; null: not paired, since too few seeds are in common, and all of both sides are compared. */
  pairs: number | null;
  /** Runs (trainings) of each side that were left out for want of a partner. */
  unpaired: [left: number, right: number];
  difference: number;
  /** Of the mean difference, at a confidence that holds all comparisons at once. */
  interval: Interval;
  confidence: number;
  p: number;
  /** After Holm, over all comparisons. */
  adjusted: number;
  improvement: { probability: number; interval: Interval };
};

/** One method over all tasks that normalise. */
export type Aggregate = {
  method: string;
  runs: number;
  iqm: { value: number; interval: Interval };
  mean: { value: number; interval: Interval };
  median: { value: number; interval: Interval };
  /** How far below the human reference (1) on the mean, what is above it not counted. */
  optimalityGap: { value: number; interval: Interval };
};

export type Line = {
  method: string;
  runs: number;
  points: { x: number; y: number; low: number | null; high: number | null }[];
};

/** A drawing's data; `reason` where there is none to be drawn. */
export type Figure = { x: string; y: string; lines: Line[] } | { reason: string };

/** The document `summary.json` of a batch or a comparison. */
export type Results = {
  schema: "rewardsmith-results-1";
  title: string;
  /** What stands in the way of reading the figures as they are: said first, wherever they are shown. */
  notices: string[];
  tasks: Task[];
  methods: Method[];
  cells: ResultCell[];
  comparisons: Comparison[];
  /** Over all tasks that normalise. */
  aggregates: { tasks: string[]; methods: Aggregate[] } | { reason: string };
  improvement: { left: string; right: string; tasks: string[]; probability: number; interval: Interval }[];
  profile: Figure;
  efficiency: Figure;
  spent: Spend;
  versions: string[];
  /** A paragraph for a paper. */
  method: string;
  /** The only place of what the same work done again need not repeat. */
  thisProcess: { folders: Record<string, string>; seconds: number };
};
