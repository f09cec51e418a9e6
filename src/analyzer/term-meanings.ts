import { readMeaning } from "../critic/meaning/read-meaning.ts";
import { parseReward } from "../reward/program.ts";
import { createTypeView } from "../reward/typed-view.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import type { EpisodeEvidence } from "./types.ts";

/** Values of a switch, at most; more are a slope. */
export const fewValues = 3;

/** What a term says of itself before it runs. */
export type TermMeaning = {
  /** Columns of the state that it is computed from: what a payment that never changes goes by, no step shows. */
  columns: ReadonlySet<string>;
  /** What it can pay at all (unweighted), over all that its fields can be; an end may be infinite. */
  low: number;
  high: number;
  /** The least and the most of what it pays at points drawn from all that its fields can be, but for nothing at all (an end). */
  drawn: { low: number; high: number };
  /** It has a few values and nothing between them, wherever it is asked. */
  isSwitch: boolean;
};

/** By the terms' names; empty where the program is too much to follow, or is not there. */
export const termMeanings = ({ reward, spec }: Pick<EpisodeEvidence, "reward" | "spec">): Map<string, TermMeaning> => {
  const parsed = parseReward(reward.source);
  if (parsed.kind !== "program") return new Map();
  const { program } = parsed;
  const { meaning } = readMeaning(createTypeView(environmentDeclaration(spec))(program.tree), { program, spec });
  if (meaning === null) return new Map();
  // What a term keeps from step to step was read of the state in some step.
  const kept = new Map(meaning.cells.map(({ name, after }) => [`memory.${name}`, [...after.reads]]));
  return new Map(
    [...meaning.terms].map(([name, { reads, lo, hi }]) => {
      const columns = [...reads]
        .flatMap((read) => [read, ...(kept.get(read) ?? [])])
        .flatMap((read) => /^(?:next|state)\.(.*)$/.exec(read)?.[1] ?? []);
      const values = new Set(meaning.drawn.map((drawn) => drawn.get(name)));
      const isSwitch = lo < hi && values.size <= fewValues;
      const paid = [...values].flatMap((value) => (value === undefined || value === 0 ? [] : [value]));
      const drawn = { low: Math.min(...paid), high: Math.max(...paid) };
      return [name, { columns: new Set(columns), low: lo, high: hi, drawn, isSwitch }];
    }),
  );
};
