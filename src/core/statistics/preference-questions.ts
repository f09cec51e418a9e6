import {
  answerChances,
  differenceVariance,
  fitPreferences,
  utilityOf,
  type Answer,
  type PreferenceModel,
  type Preferences,
} from "./preference.ts";

const pairKey = (first: number, second: number): string => `${Math.min(first, second)} ${Math.max(first, second)}`;

/**
 * How well the model foretells answers that it has not seen: each pair's are left out in turn and the model fitted to the
 * others says who wins. Of answers that took a side; an even guess is half right.
 */
export const leaveOneOutAgreement = ({ items, answers, ridge }: Preferences): { agreed: number; of: number } => {
  const pairs = Map.groupBy(answers, ({ first, second }) => pairKey(first, second));
  let [agreed, of] = [0, 0];
  for (const [key, left] of pairs) {
    const decided = left.filter(({ result }) => result !== "tie");
    if (decided.length === 0) continue;
    const others = answers.filter(({ first, second }) => pairKey(first, second) !== key);
    const model = fitPreferences({ items, answers: others, ...(ridge !== undefined && { ridge }) });
    for (const { first, second, result } of decided) {
      const difference = utilityOf(model, items[first] as number[]) - utilityOf(model, items[second] as number[]);
      of += 1;
      agreed += difference === 0 ? 0.5 : difference > 0 === (result === "wins") ? 1 : 0;
    }
  }
  return { agreed, of };
};

/** What an answer is expected to tell of the weights, in nats: Fisher's information of the answer over what is not known yet. */
const gainOf = (model: PreferenceModel, pair: { first: readonly number[]; second: readonly number[] }): number => {
  const { wins, loses } = answerChances(model, pair);
  const information = (wins + loses) / 4 - ((wins - loses) / 2) ** 2;
  return Math.log1p(information * differenceVariance(model, pair)) / 2;
};

/**
 * The two items whose comparison is expected to tell most of the weights (the Bayesian D-optimal next observation, Chaloner &
 * Verdinelli 1995), of those not compared yet while there are any; null where no two items differ.
 */
export const mostTellingPair = (
  model: PreferenceModel,
  { items, answers }: { items: readonly (readonly number[])[]; answers: readonly Answer[] },
): { first: number; second: number; gain: number } | null => {
  const asked = new Set(answers.map(({ first, second }) => pairKey(first, second)));
  let best: { first: number; second: number; gain: number; isAsked: boolean } | null = null;
  for (let first = 0; first < items.length; first++) {
    for (let second = first + 1; second < items.length; second++) {
      const gain = gainOf(model, { first: items[first] as number[], second: items[second] as number[] });
      const isAsked = asked.has(pairKey(first, second));
      const isBetter = best === null || (isAsked === best.isAsked ? gain > best.gain : best.isAsked);
      if (gain > 0 && isBetter) best = { first, second, gain, isAsked };
    }
  }
  return best && { first: best.first, second: best.second, gain: best.gain };
};
