import type { Diagnostic } from "./diagnostic.ts";
import type { RewardDistances } from "./distance.ts";
import type { Ending } from "./episode.ts";
import type { EpisodeFrames } from "./frames.ts";
import type { Recording } from "./recording.ts";
import type { ScoreSummary } from "./statistics.ts";
import type { StoredEpisode } from "./trajectory.ts";

/** Figures of one number over steps or episodes. */
export type Spread = { mean: number; min: number; max: number };

/**
 * One of about ten evenly spaced checkpoints of a training; figures are over the training episodes (exploring policy)
 * that ended since the checkpoint before; NaN-free: a window without a finished episode repeats the window before (0 at first).
 */
export type CurvePoint = {
  /** Environment steps so far. */
  steps: number;
  /** Episodes that ended in the window. */
  episodes: number;
  /** Mean per episode of the candidate's own total reward. */
  return: number;
  /** Mean episode length in steps. */
  length: number;
  /** Mean task fitness; null where a trainer of the user's own did not say it. Only its value leaves the child. */
  fitness: number | null;
  /** Share of successful episodes, 0…1; 0 without a predicate; null as fitness. */
  success: number | null;
  /** Mean per step of each unweighted term over the window's steps. */
  terms: Record<string, number>;
};

/** Those whose fitness is known. */
export const scoredPoints = <Point extends Pick<CurvePoint, "fitness">>(
  points: readonly Point[],
): (Point & { fitness: number })[] =>
  points.filter((point): point is Point & { fitness: number } => point.fitness !== null);

/** Per-field figures of one episode: what analyzers and the symbolic designer correlate with fitness. */
export type EpisodeFeatures = Record<
  string,
  {
    first: number;
    last: number;
    mean: number;
    min: number;
    max: number;
    /** Of an angle that jumps by 2π: how far it has turned in all, rad; recordings of earlier versions do not say it. */
    turned?: number;
  }
>;

export type EpisodeOutcome = {
  fitness: number;
  success: boolean;
  /** The candidate's own total; 0 for the random policy without reward. */
  return: number;
  length: number;
  ending: Ending;
  /** State fields by dotted path, and action fields prefixed with `action.`. */
  features: EpisodeFeatures;
};

export type TermFigures = Spread & {
  /** Standard deviation over steps, unweighted. */
  deviation: number;
  /** Share of Σ|weight·term| over the evaluation episodes, 0…1. */
  share: number;
};

/** What a training with one seed gave: plain JSON. */
export type TrainingResult = {
  seed: number;
  curve: CurvePoint[];
  /** Which curve point the policy was taken from: what did best by the candidate's own return. */
  checkpoint: number;
  /** How the policy acted in `episodes`, and will; left out: deterministically. */
  mode?: "exploring";
  /** Fixed evaluation seeds. */
  episodes: EpisodeOutcome[];
  /** Means over `episodes`. */
  fitness: number;
  success: number;
  /** Over the evaluation episodes' steps. */
  terms: Record<string, TermFigures>;
  /** A few evaluation episodes in full. */
  stored: StoredEpisode[];
  /** Serialised policy (training/policy), or null for the random policy; in a run folder, the file that it lies in. */
  policy: unknown;
  /** Steps that it learned from. */
  environmentSteps: number;
  /** Steps of the episodes that the policy was chosen by; left out: none. */
  handOverSteps?: number;
};

/** `overflow`: numbers too large to be summed; `critic`: what judges a program failed over it. */
export type FailureReason =
  | "timeout"
  | "memory"
  | "threw"
  | "not-finite"
  | "overflow"
  | "crashed"
  | "protocol"
  | "environment"
  | "critic";

/** A candidate's fault at run time, in words fit for the next prompt. */
export type CandidateFailure = { reason: FailureReason; message: string; term?: string; step?: number };

/** A training that paused where its budget says `until`: its state is kept, nothing was evaluated. */
export type PausedTraining = {
  kind: "paused";
  /** So far, as the whole training's curve begins. */
  curve: CurvePoint[];
  /** Since the training began, those of earlier parts included. */
  environmentSteps: number;
};

export type TrainOutcome =
  | { kind: "trained"; result: TrainingResult }
  | PausedTraining
  | { kind: "failed"; failure: CandidateFailure };

/** A verdict of the probes over what the evaluation child alone may know: the rule and what it says, no score. */
export type ProbeFinding = { rule: string; term?: string; message: string };

/** Figures of one program over the probe bank. */
export type ProbeResult = {
  rows: number;
  /** Over all rows, unweighted. */
  terms: Record<string, Spread & { deviation: number }>;
  episodes: { length: number; ending: Ending | "unfinished"; return: number }[];
  failure?: CandidateFailure;
  findings?: ProbeFinding[];
  /**
   * Where it was asked for, what is paid in each step, numbers as text (stored-numbers.ts): of the rollouts that are the
   * same for every program (`bank`) and of the judged episodes; `stored`: in all, of each of the run's own among those.
   */
  paid?: { bank: string; judged: string; stored: number[] };
  /** Why returns were not compared with what the task wants, where they were not. */
  unjudged?: string;
};

export type ProbeOutcome = { kind: "probed"; result: ProbeResult } | { kind: "failed"; failure: CandidateFailure };

/**
 * A task's: `success` is null where it has no predicate. An expression's: its value as `fitness`; of a condition `success` says
 * whether it was kept, `at` the first step at which it was broken, where it is one of every step, and `slack` how far it was from that, in bounds. `pieces`: of each
 * piece of the episode that was asked for, from step `from` up to `to`; of a task with its `success` there.
 */
export type MeasureValue = {
  fitness: number;
  success: boolean | null;
  at?: number;
  slack?: number;
  pieces?: { from: number; to: number; value: number; success?: boolean }[];
};

/** Something that happened in an episode: today its ending, by kind, after its last step. */
export type Moment = { name: string; step: number };

export type LookedEpisode = {
  seed: number;
  length: number;
  ending: Ending;
  /** null without a reward. */
  return: number | null;
  /** One for each of the job's measures. */
  values: MeasureValue[];
  moments: Moment[];
};

export type LookOutcome =
  | { kind: "looked"; episodes: LookedEpisode[]; recording: Recording | null }
  | { kind: "failed"; failure: CandidateFailure };

/** `none`: the world gives no pictures, or none that are of this episode; `problem` says why. */
export type FramesOutcome =
  | { kind: "drawn"; frames: EpisodeFrames }
  | { kind: "none"; problem: string; action: string }
  | { kind: "failed"; failure: CandidateFailure };

/** `reward`: the name of the one that failed. */
export type DistanceOutcome =
  | { kind: "measured"; distances: RewardDistances }
  | { kind: "failed"; failure: CandidateFailure; reward?: string };

/** What became of a candidate. */
export type Outcome =
  | { kind: "rejected"; diagnostics: Diagnostic[] }
  | { kind: "failed"; failure: CandidateFailure; diagnostics: Diagnostic[] }
  /**
   * Never trained, or only to see whether that was right: which screen refused it, whom it equals, and the figures that
   * it went by.
   */
  | { kind: "screened"; by: string; twin?: string; figures: Record<string, number>; diagnostics: Diagnostic[] }
  /** Trained in part, up to rung `rung` (from 0) of its generation: never a parent, never the best. */
  | { kind: "dropped"; rung: number; results: PausedTraining[]; diagnostics: Diagnostic[] }
  | { kind: "trained"; fitness: ScoreSummary; success: number; results: TrainingResult[]; diagnostics: Diagnostic[] };

export const rejected = (diagnostics: Diagnostic[]): Outcome => ({ kind: "rejected", diagnostics });
export const failed = (failure: CandidateFailure, diagnostics: Diagnostic[] = []): Outcome => ({
  kind: "failed",
  failure,
  diagnostics,
});
