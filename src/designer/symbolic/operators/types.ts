import type { Composed, Genome } from "../genome.ts";
import type { Parent } from "../parents.ts";
import type { SearchContext } from "../sample.ts";

/** A changed genome with what was changed and why, in words for a person. */
export type Change = {
  genome: Genome;
  note: string;
  /** Left out: the parent's. */
  composition?: Composed;
};

/** One way to get a new program from old ones; undefined where it has nothing to change. */
export type Operator = {
  name: string;
  apply(parent: Parent, options: { others: readonly Parent[]; context: SearchContext }): Change | undefined;
};

/** One that is tried only where the evidence asks for it, so that other searches stay as they were: it draws nothing to say so. */
export type AskedOperator = Operator & { asks(parent: Parent, context: SearchContext): boolean };
