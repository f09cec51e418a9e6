import type { CompiledReward } from "../../core/program.ts";

/** What a program pays step by step over stored rollouts. */
export type Paid = {
  /** Over rows that are the same for all programs of a search. */
  bank: Float64Array;
  /** Over the judged episodes of a generation, those that the run has stored among them. */
  judged: Float64Array;
  /** In all, of each of the run's own stored episodes, with what the task said of it. */
  stored: readonly { return: number; length: number; success: boolean }[];
  /** Has a term that never moved there: what it waits for was not among the steps. */
  waits: boolean;
};

/** What is known of a program before it is trained: `form` its normal form; `paid` is null where nothing could run it there. */
export type Reading = { id: string; reward: CompiledReward; form: string; warnings: number; paid: Paid | null };

/** `twin`: whom it equals, who is or was trained in its place. */
export type Refusal = { twin?: string; figures: Record<string, number> };

/**
 * Refused; or its place in the line of trainings, 0 at the most and the later the lower, and the share, at most 1, of
 * the first rung's steps that it gets before it is compared with the others.
 */
export type Verdict = { kind: "refuse"; refusal: Refusal } | { kind: "admit"; priority: number; share: number };

export const admitted: Verdict = { kind: "admit", priority: 0, share: 1 };

/** What a screen may look at beside a program: who is trained, oldest first, and what one of them pays here. */
export type Known = {
  earlier: readonly Reading[];
  /** An earlier program over the judged episodes of this generation; null where it cannot be run. */
  again: (earlier: Reading) => Promise<Paid | null>;
  /** Whether nothing but the time limit ends an episode: then what is paid for every step decides nothing. */
  neverEnds: boolean;
};

/**
 * Says of a program before it is trained whether that is worth it. A pure function of what is known: programs are
 * judged one after the other in the order of their ids.
 */
export type Screen = { readonly name: string; judge(reading: Reading, known: Known): Verdict | Promise<Verdict> };
