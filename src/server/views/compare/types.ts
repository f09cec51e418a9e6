import type { Comparison, ResultCell } from "../../../report/results/types.ts";
import type { LearningCurve } from "../../../report/types.ts";
import type { RunStatus } from "../../../store/run-store.ts";
import type { DiffRow } from "../code.ts";

export type ComparedRun = {
  /** The folder's name. */
  name: string;
  environment: string;
  task: string;
  /** What every score of it is of, in words. */
  measuredBy: string;
  status: RunStatus;
  seed: number;
  designer: string;
  strategy: string;
  /** `pool`: a claim on report seeds, or the search's own noisy score. `interval`: 95 %, null below three seeds. */
  best: {
    candidate: string;
    fitness: number;
    interval: readonly [number, number] | null;
    success: number | null;
    pool: "report" | "search";
    seeds: number;
  } | null;
  /** Of the trainings that the best's score is of. */
  curve: Pick<LearningCurve, "points" | "pool" | "seeds"> | null;
  /** The best of the search so far, on search seeds, against the environment steps spent until then. */
  progress: { steps: number; fitness: number }[];
  spent: { steps: number; trainings: number; usd: number };
};

/** An option with its value in each run, in their order; null: not given. */
export type OptionRow = { name: string; values: (string | null)[] };

/** Left − right, with what may be said of it. */
export type ComparisonEntry = Comparison & { shown: boolean; over: string };

export type CompareView = {
  runs: ComparedRun[];
  /** Options in which they differ, and how many they share. */
  options: { differing: OptionRow[]; shared: number };
  /** Runs that differ in nothing but their seeds are one cell. `refusal`: why their scores cannot be held against each other. */
  results:
    | {
        notices: string[];
        cells: (Pick<ResultCell, "method" | "task" | "runs" | "scored"> & { names: string[] })[];
        comparisons: ComparisonEntry[];
        method: string;
      }
    | { refusal: string };
};

/** Two runs' best programs: every line of both. `rows` is null where they are too long for it. */
export type CodeComparison = {
  left: { run: string; candidate: string };
  right: { run: string; candidate: string };
  rows: DiffRow[] | null;
};
