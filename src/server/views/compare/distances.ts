import type { ComparedRewards } from "../../../app/compare-rewards.ts";
import { distanceFigure, howText, termsText } from "../../../core/distance-text.ts";

/** How far rewards are from each other, in figures and words. `origin`: where a reward is from. */
export type DistancesView = {
  how: string;
  rewards: { name: string; origin: string; prefersNothing: boolean }[];
  pairs: { left: string; right: string; figure: string; same: boolean; correlation: number; terms: string[] }[];
  notices: string[];
};

export const distancesView = (compared: ComparedRewards): DistancesView => ({
  how: howText(compared),
  rewards: compared.rewards.map(({ name, prefersNothing }) => ({
    name,
    origin: compared.origins[name] ?? "",
    prefersNothing,
  })),
  pairs: compared.pairs.map((pair) => ({
    left: pair.left,
    right: pair.right,
    figure: distanceFigure(pair),
    same: pair.same,
    correlation: pair.correlation,
    terms: termsText(pair, compared),
  })),
  notices: compared.notices,
});
