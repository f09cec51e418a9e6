import type { MeasuredReward, RewardPair, TermMatch } from "../../core/distance.ts";
import { termNames } from "../../core/program.ts";
import { correlationOver, isSteady, momentsOver } from "./correlation.ts";
import type { Rewarded } from "./rewarded-rows.ts";

export type Named = Rewarded & { name: string };

/** From here on two terms are as good as proportional. */
const proportional = 0.99;

type Column = { name: string; values: Float64Array };

const columnsOf = ({ reward, terms }: Rewarded): Column[] => {
  const names = termNames(reward);
  return names.map((name, column) => ({
    name,
    values: Float64Array.from(
      { length: terms.length / names.length },
      (_, row) => terms[row * names.length + column] as number,
    ),
  }));
};

const matches = (
  own: readonly Column[],
  { others, often }: { others: readonly Column[]; often: Float64Array },
): TermMatch[] =>
  own.map(({ name, values }) => {
    const all = others.map((other) => ({
      term: name,
      other: other.name,
      correlation: correlationOver(often, { left: values, right: other.values }),
    }));
    const named = all.findIndex(({ other }) => other === name);
    if (named !== -1) {
      const [one, other] = [momentsOver(often, values), momentsOver(often, (others[named] as Column).values)];
      // Both pay one number in every step: alike, or the opposite.
      const steady = isSteady(one) && isSteady(other) && { correlation: Math.sign(one.mean * other.mean) };
      return { ...(all[named] as TermMatch), ...steady };
    }
    const [best] = all.toSorted((left, right) => Math.abs(right.correlation) - Math.abs(left.correlation));
    return best !== undefined && Math.abs(best.correlation) >= proportional
      ? best
      : { term: name, other: null, correlation: 0 };
  });

/** Every reward with every later one; `often`: how often a row is met. */
export const pairsOf = (
  rewards: readonly Named[],
  {
    often,
    between,
  }: {
    often: Float64Array;
    between(left: number, right: number): Pick<RewardPair, "distance" | "rank" | "same">;
  },
): RewardPair[] => {
  const columns = rewards.map(columnsOf);
  return rewards.flatMap((left, first) =>
    rewards.slice(first + 1).map((right, place): RewardPair => {
      const second = first + 1 + place;
      const [own, others] = [columns[first] as Column[], columns[second] as Column[]];
      return {
        left: left.name,
        right: right.name,
        ...between(first, second),
        correlation: correlationOver(often, { left: left.total, right: right.total }),
        terms: { left: matches(own, { others, often }), right: matches(others, { others: own, often }) },
      };
    }),
  );
};

export const describeRewards = (
  rewards: readonly Named[],
  { often, isTrivial }: { often: Float64Array; isTrivial(index: number): boolean },
): MeasuredReward[] =>
  rewards.map(({ name, ...rewarded }, index) => {
    const sizes = columnsOf(rewarded).map(({ name: term, values }) => {
      const weight = Math.abs(rewarded.reward.weights[term] as number);
      return [
        term,
        values.reduce((sum, value, row) => sum + weight * Math.abs(value) * (often[row] as number), 0),
      ] as const;
    });
    const all = sizes.reduce((sum, [, size]) => sum + size, 0);
    return {
      name,
      prefersNothing: isTrivial(index),
      shares: Object.fromEntries(sizes.map(([term, size]) => [term, all > 0 ? size / all : 0])),
    };
  });
