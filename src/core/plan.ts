import type { LearnerOptions } from "./job.ts";
import type { RankFactor } from "./factor.ts";
import type { Constraint } from "./constraint.ts";

/**
 * A stage of a generation's trainings: up to `share` of the training's steps on the first `seeds` search seeds; then
 * `keep` of each group go on from where they paused, the others are dropped. A seed that is new at a rung starts from
 * zero.
 */
export type Rung = { share: number; seeds: number; keep: number };

/** Which screens programs pass before they are trained. */
export type ScreensName = "duplicates" | "all";

/**
 * `causes`: all that the analyzer says, and the best of each generation is played again for it; `metrics`: figures, and no
 * judgement of the analyzer's; `blind`: programs, and nothing of how they did.
 */
export const toldNames = ["causes", "metrics", "blind"] as const;
export type Told = (typeof toldNames)[number];

/** The numbers of a search, resolved before it starts and written to `config.json`. */
export type SearchPlan = {
  seed: number;
  generations: number;
  /** Programs a generation. */
  samples: number;
  /** Environment steps of each training. */
  steps: number;
  /** Evaluation episodes of each training. */
  episodes: number;
  checkpoints: number;
  /**
   * Trainings a candidate in the search, the selection and the report pool; with 0 search seeds one program that was
   * given is trained on the report seeds alone.
   */
  searchSeeds: number;
  selectionSeeds: number;
  reportSeeds: number;
  /** How many leaders are re-ranked on selection seeds. */
  leaders: number;
  /** Repair rounds a candidate may take. */
  repairs: number;
  /** By which rungs a generation is raced; left out where its trainings are whole. */
  rungs?: Rung[];
  /** Most trainings a generation on further search seeds, to tell who is built upon; left out where there are none. */
  remeasure?: number;
  /**
   * On how many search seeds the best is trained without each of its terms, halfway through, to tell designers what each is worth;
   * left out where it is not.
   */
  termEffects?: number;
  /**
   * What designers are told of why candidates did what they did; left out: the analyzer's verdicts and findings, causes where
   * `termEffects` looks for them.
   */
  diagnosis?: Told;
  /** Alarms that are read from episodes played again weigh as others do; left out in runs of before. */
  episodeAlarms?: true;
  learner: string;
  /** What was asked of it; left out where nothing was. */
  learnerOptions?: LearnerOptions;
  /**
   * Most steps of one training's evaluation episodes and of those that its policy is chosen by, which count towards
   * `limits.steps` as its own do. Left out in runs that were started when they did not count: those keep their rule.
   */
  evaluationSteps?: number;
  /** What every reward must keep; left out where there is nothing. */
  constraints?: Constraint[];
  /** What candidates are ranked by, the most important first; left out where it is their fitness. */
  rank?: RankFactor[];
  /** Left out: none, and everything that the critic lets through is trained. */
  screens?: ScreensName;
  /** A tenth of what the screens refuse is trained all the same, to see whether they were right. */
  audit?: true;
  limits: Limits;
};

/** Hard caps; undefined is none. Model calls, tokens and money are capped where the calls are made. */
export type Limits = { steps?: number; seconds?: number };
