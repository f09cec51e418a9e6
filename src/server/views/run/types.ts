import type { Phase } from "../../../app/progress/time-left.ts";
import type { CandidateView } from "../../../core/run-view/types.ts";
import type { RunStatus } from "../../../store/run-store.ts";
import type { Told } from "../../watch.ts";
import type { Score } from "../runs.ts";

/** A mark of the generation strip. */
export type Mark = {
  id: string;
  /** `training`: not decided, and some of its trainings are under way or have ended. */
  fate: CandidateView["outcome"] | "training";
  /** In a word or three. */
  fateText: string;
  fitness: number | null;
  success: number | null;
  operator: string;
  note: string;
  /** Of the trainings that it takes, 0…1; only while it is trained. */
  share: number | null;
  alarm: boolean;
};

export type Generation = { number: number; marks: Mark[] };

export type CurveLine = {
  name: string;
  kind: "best" | "reference";
  pool: "report" | "search";
  seeds: number;
  /** `low`, `high`: the 95 % interval, null below three seeds. */
  points: [steps: number, mean: number, low: number | null, high: number | null][];
};

export type Reference = {
  name: "human" | "sparse" | "random";
  fitness: number;
  interval: [number, number] | null;
  seeds: number;
};

export type Running = {
  owner: string;
  pool: string;
  seed: number;
  steps: number;
  total: number;
  stepsPerSecond: number;
  /** Fitness of its episodes so far. */
  points: readonly (readonly [steps: number, fitness: number])[];
};

/** What was spent of what may be; `cap` is null where there is none. */
export type Spent = { name: string; value: number; unit: "count" | "usd"; cap: number | null; detail?: string };

export type Kept = {
  text: string;
  expression: string | null;
  since: number | null;
  lifted: number | null;
  /** Whether a designer reads it, and whether it is looked for in episodes. */
  read: boolean;
  checked: boolean;
  /** How the best keeps it; null where it is not known. */
  best: { kept: boolean; text: string } | null;
};

/** Everything of the page *run*. */
export type RunPage = {
  name: string;
  status: RunStatus;
  /** A stop was asked for and has not come yet. */
  stopping: boolean;
  environment: string;
  task: string;
  measuredBy: string;
  words: string | null;
  constraints: Kept[];
  designer: string;
  strategy: string;
  seed: number;
  started: string;
  lastTime: string | null;
  phase: Phase;
  generation: number;
  generationsEnded: number;
  generations: number | null;
  secondsLeft: number | null;
  best: (Score & { id: string; reason: string | null }) | null;
  humanNormalized: number | null;
  references: Reference[];
  strip: Generation[];
  /** Rungs of the plan, in their order. */
  rungs: { share: number; seeds: number; keep: number }[];
  curves: CurveLine[];
  running: Running[];
  spent: Spent[];
  told: readonly Told[];
  /** What the run says of itself in the end: which budget stopped it, what stands in the way of reading its scores. */
  remarks: string[];
  problem: string | null;
};
