/** How weighted terms become one number. More join here, a few lines each. */
export const compositions = ["sum", "signs", "softmin"] as const;
export type Composition = (typeof compositions)[number];

/** What a step pays depends on the steps of its episode before it, even of a program without memory. */
export const isOverEpisode = ({ composition }: { composition: Composition }): boolean => composition === "softmin";

/**
 * A reward program after parsing, checking and emitting: plain data that can cross to another process.
 * Made only by `reward/`; `javascript` was emitted from the checked tree and is the only text that ever runs.
 */
export type CompiledReward = {
  /** The program as TypeScript, as printed. */
  source: string;
  /** A classic script that defines the function `terms(step)`; imports are gone, library names are free variables. */
  javascript: string;
  /** Weights by term name; the key order is the column order of every terms matrix. */
  weights: Record<string, number>;
  /** `memory` at the start of an episode, by name; `{}` for a program without memory. */
  initial: Record<string, number>;
  composition: Composition;
  /** For `signs`: which terms are sparse; empty for `sum`. */
  sparse: string[];
};

/** Names of the terms in column order. */
export const termNames = (reward: Pick<CompiledReward, "weights">): string[] => Object.keys(reward.weights);
