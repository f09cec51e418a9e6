import type { Interval, ScoreSummary } from "./statistics.ts";
import type { Spend } from "./summary.ts";

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

/** Something that happened to a term in the candidate `id`. */
export type TermStep = { id: string; operator: string; note: string } & (
  | { kind: "new" | "rewritten" }
  | { kind: "renamed"; from: string }
  | { kind: "weighed"; from: number; to: number }
);

/** Where a term comes from, oldest first: what made it, and what was made of it. */
export type TermLineage = { term: string; steps: TermStep[] };

/** `explanation.json`, and what `explain --json` prints (docs/explain.md). */
export type Explanation = Effects & {
  run: string;
  candidate: string;
  environment: string;
  task: string;
  status: "completed" | "budget";
  /** Which budget stopped it, with status `budget`. */
  stoppedBy?: string;
  lineage: TermLineage[];
  /** Of this explanation alone; trainings that the run had recorded cost nothing again. */
  spent: Pick<Spend, "trainings" | "trainingSteps" | "evaluationSteps" | "environmentSteps">;
};

/** Of a run that was explained, within its folder: a run folder for each candidate that was. */
export const explanationFolder = "explain";
export const explanationFile = "explanation.json";
