import type { SecondMeasure, TriedGroup } from "../../core/measured-words.ts";
import { kendall, ranks } from "../../core/statistics.ts";
import { expressionsIn, type Proposal } from "./read.ts";
import { groupsOf, type Tried } from "./trial.ts";

/** Pairs of kinds that a person looks through. */
const mostShown = 3;

type Placed = { name: string; one: number; other: number };

const placed = (first: readonly TriedGroup[], second: readonly TriedGroup[]): Placed[] => {
  const names = first.map(({ name }) => name);
  const placesIn = (groups: readonly TriedGroup[]): number[] => {
    const fitness = new Map(groups.map((group) => [group.name, group.fitness]));
    return [...ranks(names.map((name) => fitness.get(name) ?? 0))];
  };
  const [ones, others] = [placesIn(first), placesIn(second)];
  return names.map((name, index) => ({ name, one: ones[index] ?? 0, other: others[index] ?? 0 }));
};

/** `first` is the better kind by the one measure and the worse by the other: those farthest apart in both, each kind once. */
const disagreementsOf = (places: readonly Placed[]): SecondMeasure["disagreements"] => {
  const pairs = places.flatMap((first) =>
    places
      .filter((second) => first.one > second.one && first.other < second.other)
      .map((second) => ({ first, second, apart: Math.min(first.one - second.one, second.other - first.other) })),
  );
  const used = new Set<string>();
  const shown: SecondMeasure["disagreements"] = [];
  for (const { first, second } of pairs.toSorted((left, right) => right.apart - left.apart)) {
    if (shown.length === mostShown || used.has(first.name) || used.has(second.name)) continue;
    used.add(first.name).add(second.name);
    shown.push({ first: first.name, second: second.name });
  }
  return shown;
};

/** What a second measure of the same words says of the same episodes, beside the first. */
export const compareMeasures = (
  first: readonly Tried[],
  { proposal, tried: second }: { proposal: Proposal; tried: readonly Tried[] },
): SecondMeasure => {
  const fitnessOf = (tried: readonly Tried[]) => tried.map(({ fitness }) => fitness);
  const says = [...first, ...second].every(({ success }) => success !== null);
  return {
    expressions: expressionsIn(proposal),
    words: proposal.fitness.words,
    agreement: kendall(fitnessOf(first), fitnessOf(second)),
    success: says ? first.filter(({ success }, index) => success !== second[index]?.success).length : null,
    disagreements: disagreementsOf(placed(groupsOf(first), groupsOf(second))),
  };
};
