import type { Behaviour } from "./behaviour.ts";
import type { Keeping } from "./constraint.ts";
import type { MeasureExpressions } from "./job.ts";
import type { FromWords } from "./measured-words.ts";
import type { CandidateFailure } from "./outcome.ts";
import type { Readings } from "./readings.ts";
import type { ScoreSummary } from "./statistics.ts";

/** What a run cost in all, wherever it ran and however often it was resumed. */
export type Spend = {
  proposed: number;
  rejected: number;
  failed: number;
  trainings: number;
  /** Left out, as the next, in summaries that were written before evaluation was counted. */
  trainingSteps?: number;
  evaluationSteps?: number;
  /** Of both. */
  environmentSteps: number;
  modelCalls: number;
  inputTokens: number;
  outputTokens: number;
  usd: number;
};

/** Null, both, where nothing measures candidates. */
export type PerhapsScored = { fitness: ScoreSummary | null; success: number | null; successes?: ScoreSummary };

/**
 * `success`: null where the task knows none. `successes`: its share seed by seed, where figures are of success and fitness is
 * that with something to break ties.
 */
export type ScoredReference = { fitness: ScoreSummary; success: number | null; successes?: ScoreSummary } | null;

/** What a run had claimed before it was extended, on report seeds of its own: it stands beside what is claimed now. */
export type EarlierClaim = {
  /** Generations that had ended. */
  generations: number;
  best: { candidate: string } & PerhapsScored;
} & Pick<RunSummary, "references" | "humanNormalized" | "humanNormalizedReason">;

/**
 * What `evaluate` says beside the scores: figures of the one reward that it was given, over the trainings of its score.
 */
export type EvaluatedReward = {
  /** The reward's file, as it was given. */
  file: string;
  outcome: "trained" | "failed";
  fitness: ScoreSummary | null;
  success: number | null;
  terms: Record<string, { mean: number; min: number; max: number; share: number }>;
  /** Means over the trainings; of a search, over those that its best's score is of. */
  curve: { steps: number; fitness: number; return: number }[];
  failure?: CandidateFailure;
};

/**
 * What an agent did, as data and as a sentence, in the evaluation episodes of one training: the median of its pool's.
 */
export type ToldBehaviour = Behaviour & { text: string; pool: "report" | "search"; seed: number; of: number };

/**
 * How one policy keeps a constraint: `who` is `best`, `human`, `random`, or a candidate's id. `pool`: whose seeds'
 * episodes.
 */
export type KeptBy = { who: string; pool: "report" | "search" } & Omit<Keeping, "expression">;

/**
 * By how much the best leads the first generation's best (`over`), on the search seeds that both were trained on: figures that both
 * were chosen by, no claim. `interval`: 95 %, null below three seeds.
 */
export type Gain = { over: string; mean: number; interval: [low: number, high: number] | null; seeds: number };

/**
 * Best-of-n at the same environment steps, a run of its own in the folder `run`. `lift`: the search's best less the control's,
 * seed by seed on the report seeds of both, with its 95 % interval; null where one of the two was not confirmed, with why.
 */
export type Control = {
  run: string;
  candidate: string | null;
  /** Of all that candidates were trained for, the report included, references not. */
  steps: { search: number; control: number };
  lift: { mean: number; interval: [low: number, high: number] | null; seeds: number } | null;
  reason?: string;
} & PerhapsScored;

/** `summary.json`, and what `run --json` prints (docs/run-folder.md). */
export type RunSummary = {
  run: string;
  status: "completed" | "budget" | "all-failed" | "interrupted";
  deterministic: boolean;
  environment: string;
  task: string;
  /** What every score is of, whatever a person said: `environment/task` and the task's own description. */
  measured?: {
    by: string;
    description: string;
    /** Of a measure of the person's, then in words as `by`, and as it was written as `description`. */
    expressions?: MeasureExpressions;
    /** Of expressions that were written from the person's words. */
    fromWords?: FromWords;
    /** Only a person's comparisons order candidates: every fitness and success of the run is null, and so are the references. */
    unmeasured?: true;
    /** Nothing says when an episode succeeds: every success of the run is null. */
    unjudged?: true;
    /** Fitness is success and something that breaks ties: intervals and headlines are of success alone. */
    headline?: "success";
    /** Who took this task and not the environment's `others`; with a language model, its `reason`. */
    chosen?: { by: "person" | "default" | "language-model"; others: string[]; reason: string | null };
  };
  /**
   * The person's words, and whether a designer read them all; null where they gave none. With the built-in designer:
   * the numbers that it read of them, and what it did not read.
   */
  words?: { given: string; read: boolean; readings?: Readings } | null;
  /**
   * What a person wished to hold; with `expression`, a condition, in plain words as `text`, checked on evaluation
   * episodes: `kept` by whom. `since`: the generation before which it came, where it was not there from the start.
   */
  constraints?: {
    text: string;
    expression?: string;
    read: boolean;
    checked: boolean;
    since?: number;
    /** Before which generation the person took it back. */
    lifted?: number;
    kept?: KeptBy[];
  }[];
  designer: string;
  strategy: string;
  seed: number;
  /** `pool`: whose seeds the score is of; `search` where the best could not be confirmed on report seeds. */
  best:
    | ({
        candidate: string;
        reward: string;
        pool: "report" | "search";
        /** In how many of these trainings the policy acts by drawing, as it explored; left out: in none. */
        exploring?: number;
      } & PerhapsScored)
    | null;
  references: { human: ScoredReference; sparse: ScoredReference; random: ScoredReference };
  /** What came of it, and when the simulator ends an episode. */
  behaviour?: Record<"best" | "human" | "random", ToldBehaviour | null> & { termination: string };
  humanNormalized: number | null;
  /** Why `humanNormalized` is null, where it is: its two ends must be told apart, the human one above. */
  humanNormalizedReason?: string;
  /** Where there was more than one generation. */
  gain?: Gain;
  /** Of `--control`. */
  control?: Control;
  /** Generations that have ended. */
  generations?: number;
  /** Of an extended run, oldest first. */
  earlierClaims?: EarlierClaim[];
  /** Which budget stopped the run, with status `budget`. */
  stoppedBy?: string;
  notices?: string[];
  spent: Spend;
  /** Trainings that never began, by the stage of the critic that refused the program. */
  avoided?: Record<string, number>;
  /**
   * Programs that a screen refused before their training, by screen: the trainings that were saved, how many were
   * trained all the same for an audit, and of those how many would have been the best.
   */
  screened?: Record<string, { refused: number; trainings: number; audited: number; wrong: number }>;
  /** `possiblyBilled`: requests whose outcome is not known; they count against the caps and not in `spent`. */
  thisProcess: {
    networkCalls: number;
    cachedCalls: number;
    possiblyBilled?: number;
    seconds: number;
  } & Partial<EvaluatedReward>;
} & Partial<EvaluatedReward>;
