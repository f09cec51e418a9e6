import type { Interval, ScoreSummary } from "./statistics.ts";

/** One change to a reward: a term taken out, or its weight made half or twice what it is. */
export type TermChange = { term: string; change: "removed" | "halved" | "doubled" };

/**
 * `worse`, `better`: told apart from no effect, and by more than the margin on average; `slight`: told apart, and within it on
 * average; `none`: the whole interval lies within the margin; `unknown`: none of these. `failed`: it could not be made or trained.
 */
export type EffectVerdict = "worse" | "better" | "slight" | "none" | "unknown" | "failed";

/** What a change does to the score: the changed reward's less the reward's own, seed by seed. */
export type TermEffect = TermChange & {
  verdict: EffectVerdict;
  /** Pairs of trainings. */
  seeds: number;
  /** The changed reward's mean over them; null where it failed. */
  fitness: number | null;
  effect: {
    mean: number;
    /** Null below two seeds. */
    interval: Interval;
  } | null;
  /** With `failed`: why. */
  reason?: string;
};

/** Effects with what they are held against. */
export type Effects = {
  /** The reward's own score on the same seeds. */
  fitness: ScoreSummary;
  /** An effect within it is none: a tenth of the score. */
  margin: number;
  /** The decisive one first. */
  effects: TermEffect[];
};
