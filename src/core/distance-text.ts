import type { RewardDistances, RewardPair, TermMatch } from "./distance.ts";
import { formatNumber, percent } from "./format.ts";

/** What the numbers are, in a sentence. */
export const howText = ({ how, discount, rewards }: RewardDistances): string =>
  how.kind === "exact"
    ? `Exact over all ${how.states} states (STARC, discount ${discount}): 0 where two rewards order all policies alike, 2 where each is the other way round.`
    : `Estimated over ${how.steps} steps of chance and scripts, since ${how.why}: how many of ${how.randomRewards} random rewards are farther from ${rewards.length > 2 ? "two" : "them"} than they are from each other [95 %]; the distance itself would say little.`;

const termText = (
  { term, other, correlation }: TermMatch,
  { own, theirs, share }: { own: string; theirs: string; share: number },
): string => {
  const size = `${percent(share)} of what ${own} pays`;
  if (other === null) return `only ${own} has '${term}' (${size})`;
  const how =
    correlation >= 0.999
      ? "pays alike"
      : correlation <= -0.999
        ? "pays the opposite"
        : `goes with it at ${formatNumber(correlation)}`;
  return other === term
    ? `'${term}' of both ${how} (${size})`
    : `'${term}' of ${own} is '${other}' of ${theirs}: ${how} (${size})`;
};

/** What each has that the other has not, and how what both have goes together. */
export const termsText = (
  { left, right, terms }: RewardPair,
  { rewards }: Pick<RewardDistances, "rewards">,
): string[] => {
  const share = (name: string, term: string) => rewards.find((reward) => reward.name === name)?.shares[term] ?? 0;
  const matched = new Set(terms.left.flatMap(({ other }) => other ?? []));
  return [
    ...terms.left.map((match) => termText(match, { own: left, theirs: right, share: share(left, match.term) })),
    ...terms.right
      .filter(({ term }) => !matched.has(term))
      .map((match) => termText(match, { own: right, theirs: left, share: share(right, match.term) })),
  ];
};

export const distanceFigure = ({ distance, rank, same }: RewardPair): string => {
  if (distance !== null) return same ? "0" : distance.toFixed(3);
  if (same) return "the same here";
  return rank === null ? "-" : `${percent(rank.share)} [${percent(rank.low)}, ${percent(rank.high)}]`;
};
