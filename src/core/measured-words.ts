import type { MeasureExpressions } from "./job.ts";

/** Trial episodes of one kind, and what a measure made of them. `fitness`: their mean; `success`: a share, null where it says none. */
export type TriedGroup = { name: string; episodes: number; fitness: number; success: number | null };

/**
 * A second measure of the same words, written independently, beside the first over the same trial episodes: a sign of how
 * far the words decide it, not that either is right.
 */
export type SecondMeasure = {
  expressions: MeasureExpressions;
  /** The same in plain words. */
  words: string;
  /** Kendall's τ-b of the two fitnesses. */
  agreement: number;
  /** Episodes that succeed by one and not by the other; null where one of them says no success. */
  success: number | null;
  /** Kinds of episodes that the two order the other way round, those farthest apart first. */
  disagreements: { first: string; second: string }[];
};

/** How a measure came to be written from a person's words; from its confirmation on it is fixed. */
export type FromWords = {
  /** The language model that wrote it. */
  by: string;
  confirmed: "person" | "yes";
  /** Changed by the person before they confirmed it. */
  edited?: true;
  uncovered: string[];
  tried: TriedGroup[];
  second: SecondMeasure | { unusable: string };
};

/** Below this two measures of the same words are said to disagree. */
export const leastAgreement = 0.8;
