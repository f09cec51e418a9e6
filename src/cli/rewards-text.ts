import type { ComparedRewards } from "../app/compare-rewards.ts";
import { distanceFigure, howText, termsText } from "../core/distance-text.ts";
import type { RewardPair } from "../core/distance.ts";
import { formatNumber } from "../core/format.ts";
import { table } from "./print.ts";

/** Pairs whose terms are told one by one. */
const mostInWords = 3;

const between = ({ pairs }: ComparedRewards, names: readonly [string, string]): RewardPair | undefined =>
  pairs.find(({ left, right }) => names.includes(left) && names.includes(right));

export const rewardsText = (compared: ComparedRewards): string => {
  const { environment, rewards, pairs, drift, how } = compared;
  const rows = pairs.map((pair) => [pair.left, pair.right, distanceFigure(pair), formatNumber(pair.correlation)]);
  const title = how.kind === "exact" ? "distance" : "random rewards that are farther";
  const alike = pairs.filter(({ same }) => same);
  const idle = rewards.filter(({ prefersNothing }) => prefersNothing);
  const moves = drift.flatMap(({ generation, from, to }) => {
    const pair = from === to ? undefined : between(compared, [from, to]);
    const how = from === to ? "stays" : pair === undefined ? "" : distanceFigure(pair);
    return [[String(generation), from, to, how]];
  });
  return [
    `${rewards.length} rewards in ${environment}`,
    howText(compared),
    "",
    table([["left", "right", title, "paid together"], ...rows]),
    ...(moves.length > 0
      ? ["", "from generation to generation", table([["generation", "best before", "best", title], ...moves])]
      : []),
    ...(alike.length > 0
      ? [
          "",
          ...alike.map(
            ({ left, right }) =>
              `${left} and ${right} are one reward but for scale and shaping: training both tells nothing new.`,
          ),
        ]
      : []),
    ...idle.map(({ name }) => `${name} prefers no action to another: nothing can be learnt from it here.`),
    ...pairs
      .slice(0, mostInWords)
      .flatMap((pair) => [
        "",
        `${pair.left} and ${pair.right}:`,
        ...termsText(pair, compared).map((line) => `  ${line}`),
      ]),
  ].join("\n");
};
