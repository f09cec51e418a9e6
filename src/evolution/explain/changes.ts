import type { TermChange } from "../../core/term-effect.ts";
import { messageOf } from "../../core/errors.ts";
import type { TrainingResult } from "../../core/outcome.ts";
import type { SearchPlan } from "../../core/plan.ts";
import type { CompiledReward } from "../../core/program.ts";
import { mean } from "../../core/statistics.ts";
import { compileReward } from "../../reward/compile.ts";
import { removeTerm, setWeights } from "../../reward/edit.ts";
import { parseReward, type RewardProgram } from "../../reward/program.ts";

/** A reward with one thing changed; `reward` is null where that makes no program, and `reason` says why. */
export type ChangedReward = TermChange & ({ reward: CompiledReward } | { reward: null; reason: string });

/** How many weights are tried at half and twice their value. */
const triedWeights = 2;

/** Within a search so many terms are taken out at most: those with the largest shares of the reward. */
export const mostTaken = 6;

/** Trainings that this takes at most, those of the best itself on further seeds included. */
export const mostEffectTrainings = ({
  termEffects = 0,
  searchSeeds,
}: Pick<SearchPlan, "termEffects" | "searchSeeds">): number =>
  termEffects * mostTaken + Math.max(0, termEffects - searchSeeds);

const changed = (change: TermChange, edit: () => RewardProgram): ChangedReward => {
  try {
    return { ...change, reward: compileReward(edit()) };
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return { ...change, reward: null, reason: messageOf(thrown).split("\n", 1)[0] as string };
  }
};

/** What each term is of the reward, over its trainings. */
export const meanShares = (results: readonly Pick<TrainingResult, "terms">[]): Record<string, number> =>
  Object.fromEntries(
    Object.keys(results[0]?.terms ?? {}).map((name) => [
      name,
      mean(results.map(({ terms }) => terms[name]?.share ?? 0)),
    ]),
  );

/**
 * Terms by how much of the reward they are, the largest first. Weights of terms in different units cannot be compared, their
 * shares of Σ|weight · term| can; where no share is known the weights themselves order them.
 */
export const byShare = (
  weights: Readonly<Record<string, number>>,
  shares: Readonly<Record<string, number>>,
): string[] =>
  Object.keys(weights).toSorted(
    (left, right) =>
      (shares[right] ?? 0) - (shares[left] ?? 0) || Math.abs(weights[right] ?? 0) - Math.abs(weights[left] ?? 0),
  );

/** Each term taken out; a reward's only term cannot be, for nothing would be left. */
export const withoutEach = (reward: Pick<CompiledReward, "source" | "weights">): ChangedReward[] => {
  const parsed = parseReward(reward.source);
  const terms = Object.keys(reward.weights);
  if (parsed.kind !== "program" || terms.length < 2) return [];
  return terms.map((term) => changed({ term, change: "removed" }, () => removeTerm(parsed.program, term)));
};

/** The weights of the terms that are most of the reward, at half and at twice their value; a weight of 0 has neither. */
export const weighedAnew = (
  reward: Pick<CompiledReward, "source" | "weights">,
  shares: Readonly<Record<string, number>>,
): ChangedReward[] => {
  const parsed = parseReward(reward.source);
  if (parsed.kind !== "program") return [];
  return byShare(reward.weights, shares)
    .filter((term) => reward.weights[term] !== 0)
    .slice(0, triedWeights)
    .flatMap((term) =>
      (
        [
          ["halved", 0.5],
          ["doubled", 2],
        ] as const
      ).map(([change, times]) =>
        changed({ term, change }, () =>
          setWeights(parsed.program, { [term]: times * (reward.weights[term] as number) }),
        ),
      ),
    );
};
