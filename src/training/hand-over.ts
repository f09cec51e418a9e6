import type { CandidateFailure } from "../core/outcome.ts";
import { mean, standardError } from "../core/statistics.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";
import type { Policy, PolicyMode } from "./types.ts";

/** A policy of the training's course, with the mean own return of the exploring episodes that ended before it. */
export type Checkpoint = { index: number; return: number; policy: Policy };

/** How many of the highest are kept, beside the last policy. */
const KEPT = 3;

/** What may be played to choose by, as a share of a training's steps; one of so few that two episodes do not fit chooses unseen. */
const SHARE = 1 / 10;
const FEWEST_EPISODES = 2;
const MOST_EPISODES = 20;

/** How far below what it had while it explored a policy may stay, as a share of that: what nobody would call a fall. */
const TOLERANCE = 0.01;

/** The highest of the checkpoints and a new one, highest first; of equal ones the later, which has learned longer. */
export const withCheckpoint = (kept: readonly Checkpoint[], checkpoint: Checkpoint): Checkpoint[] =>
  [checkpoint, ...kept].sort((left, right) => right.return - left.return).slice(0, KEPT);

/** Most steps that a training's policy is chosen by, beside those that it learns from. */
export const handOverSteps = ({ steps, maxSteps }: { steps: number; maxSteps: number }): number => {
  const episodes = Math.floor((steps * SHARE) / maxSteps);
  return episodes < FEWEST_EPISODES ? 0 : Math.min(episodes, (KEPT + 2) * MOST_EPISODES) * maxSteps;
};

export type HandedOver = { index: number; policy: Policy; steps: number };

/**
 * The policy that a training hands over, and how it acts: what is judged must be what was trained. The checkpoint that did
 * best while it explored is handed over acting by its mean, if a few such episodes come up to what it had while it explored
 * (within their standard error). On some tasks they do not: it falls over. Then it plays the same start states as it
 * explored, the last policy and the other high checkpoints by their mean, and the best of all by its own return (never its
 * fitness) is handed over.
 */
export const handOver = async ({
  kept,
  last,
  mode,
  explores,
  budget,
  play,
}: {
  /** Highest first. */
  kept: readonly Checkpoint[];
  last: { index: number; policy: Policy };
  /** How the policy is to act; `auto` where that is for its episodes to decide. */
  mode: PolicyMode | "auto";
  /** Whether the learner's policies can act as they explored. */
  explores: boolean;
  /** Environment steps to play at most, counting episodes at their longest, and how long that is. */
  budget: { steps: number; maxSteps: number };
  /** Plays the first so many of a fixed pool of start states. */
  play(
    policy: Policy,
    count: number,
  ): Promise<{ kind: "rewarded"; returns: number[]; episodes: readonly PlayedEpisode[] } | Failed>;
}): Promise<({ kind: "handed-over" } & HandedOver) | Failed> => {
  const [highest] = kept;
  if (mode === "exploring") {
    const { index, policy } = highest ?? last;
    return { kind: "handed-over", index, policy: policy.withMode(mode), steps: 0 };
  }
  const affordable = Math.floor(budget.steps / budget.maxSteps);
  if (highest === undefined || affordable < FEWEST_EPISODES)
    return { kind: "handed-over", steps: 0, ...(highest ?? last) };
  const { index, policy } = highest;
  const rivals = [last, ...kept.filter((one) => one.index !== index && one.index !== last.index)];
  const asked = [
    { index, policy },
    ...(explores && mode === "auto" ? [{ index, policy: policy.withMode("exploring") }] : []),
    // The last has learned longest: the others come where there is room for them.
    ...rivals,
  ];
  const count = Math.min(MOST_EPISODES, Math.max(FEWEST_EPISODES, Math.floor(affordable / asked.length)));
  let steps = 0;
  let best: { index: number; policy: Policy; mean: number } | undefined;
  for (const one of asked) {
    if (steps + count * budget.maxSteps > budget.steps) break;
    const played = await play(one.policy, count);
    if (played.kind === "failed") return played;
    steps += played.episodes.reduce((sum, { length }) => sum + length, 0);
    const own = mean(played.returns);
    const margin = Math.max(standardError(played.returns) ?? 0, TOLERANCE * Math.abs(highest.return));
    const isWhatWasTrained = best === undefined && own >= highest.return - margin;
    if (best === undefined || own > best.mean) best = { index: one.index, policy: one.policy, mean: own };
    if (isWhatWasTrained) break;
  }
  return { kind: "handed-over", steps, ...(best ?? highest) };
};

type Failed = { kind: "failed"; failure: CandidateFailure };
