import type { Brief, Lesson } from "../../core/brief.ts";
import type { Proposal } from "../../core/candidate.ts";
import type { Random } from "../../core/random.ts";

/** Makes a program of measured ones, without a designer; null where those there are give none. Pure. */
export type Operator = (of: {
  brief: Brief;
  /** The trained ones of the brief's archive that have a program, best first as the search ranks them. */
  measured: readonly Lesson[];
  random: Random;
}) => Proposal | null;
