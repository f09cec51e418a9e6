import type { Outcome } from "./outcome.ts";
import type { CompiledReward } from "./program.ts";

/** Where a program came from, for the lineage. */
export type Origin = {
  /** `sample`, `mutation`, `crossover`, `repair`, `seed`, … as the designer names its operators. */
  operator: string;
  parents: string[];
  /** One line a person can read: what was changed and why. */
  note: string;
};

/** What a designer hands over: text, not yet known to be a program. */
export type Proposal = { text: string; origin: Origin };

/** `id` is `g<generation>-c<index>`; `reward` is null where no program could be read from the text. */
export type Candidate = {
  id: string;
  generation: number;
  text: string;
  reward: CompiledReward | null;
  origin: Origin;
  /** The island that it was written for; left out where its generation had none. */
  group?: string;
  /** Repair rounds spent on it. */
  repairs: number;
  outcome: Outcome;
};
