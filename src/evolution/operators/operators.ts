import type { Brief, Lesson } from "../../core/brief.ts";
import type { Proposal } from "../../core/candidate.ts";
import type { Designer } from "../../core/interfaces.ts";
import { createRandom, deriveSeed } from "../../core/random.ts";
import { crossTerms } from "./crossover.ts";
import type { Operator } from "./types.ts";
import { evolveWeights } from "./weights.ts";

const operators = { weights: evolveWeights, crossover: crossTerms } satisfies Record<string, Operator>;

/** What makes a program of measured ones without a model. */
export type OperatorName = keyof typeof operators;

const measuredIn = ({ archive, ranking }: Brief): Lesson[] =>
  ranking.flatMap((id) => {
    const lesson = archive.find(({ candidate }) => candidate.id === id);
    return lesson?.candidate.outcome.kind === "trained" && lesson.candidate.reward !== null ? [lesson] : [];
  });

/** What so many of the operators make of what is known, each by a chance of its own; fewer where one finds nothing. */
const made = (brief: Brief, names: readonly OperatorName[]): Proposal[] => {
  const measured = measuredIn(brief);
  if (measured.length === 0) return [];
  return names.flatMap((name, place) => {
    const seed = deriveSeed(brief.seed, "operator", name, brief.generation, brief.group?.name ?? "", place);
    return operators[name]({ brief, measured, random: createRandom(seed) }) ?? [];
  });
};

/**
 * A designer that leaves the last samples of a generation to operators, one to each, as soon as anything was measured;
 * at least one is its own. What no operator can make it writes itself.
 */
export const withOperators = (designer: Designer, names: readonly OperatorName[]): Designer =>
  names.length === 0
    ? designer
    : {
        ...designer,
        propose: async (brief, count, arrived) => {
          const last = made(brief, names.slice(0, count - 1));
          const own = count - last.length;
          last.forEach((proposal, place) => arrived?.(own + place, proposal));
          const written = await designer.propose(brief, own, arrived);
          return [...Array.from({ length: own }, (_, sample) => written[sample] ?? null), ...last];
        },
      };
