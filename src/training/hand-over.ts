import type { CandidateFailure } from "../core/outcome.ts";
import type { PlayedEpisode } from "./evaluate-policy.ts";
import type { Policy } from "./types.ts";

/** A policy of the training's course, with the mean own return of the exploring episodes that ended before it. */
export type Checkpoint = { index: number; return: number; policy: Policy };

/** How many of the highest are kept, beside the last policy. */
const KEPT = 3;

/** Of a training's steps, what may be played to choose by; a training of so few that two episodes do not fit chooses unseen. */
const SHARE = 1 / 20;
const FEWEST_EPISODES = 2;
const MOST_EPISODES = 20;

/** The highest of the checkpoints and a new one, highest first; of equal ones the later, which has learned longer. */
export const withCheckpoint = (kept: readonly Checkpoint[], checkpoint: Checkpoint): Checkpoint[] =>
  [checkpoint, ...kept].sort((left, right) => right.return - left.return).slice(0, KEPT);

/** Most steps that a training of so many sets apart to choose its policy by. */
export const handOverSteps = ({ steps, maxSteps }: { steps: number; maxSteps: number }): number => {
  const episodes = Math.floor((steps * SHARE) / maxSteps);
  return episodes < FEWEST_EPISODES ? 0 : Math.min(episodes, (KEPT + 1) * MOST_EPISODES) * maxSteps;
};

export type HandedOver = { index: number; policy: Policy; steps: number };

/**
 * The policy that a training hands over, and how it acts: what is judged must be what was trained. A checkpoint that does
 * well while it explores may fall over when it acts by its mean, and the other way about, so the highest checkpoints and
 * the last policy play a few deterministic episodes, the same start states for all. The best of them by its own
 * return (never its fitness) is handed over, or, where none comes up to what the highest checkpoint had while it explored,
 * that one in its exploring mode.
 */
export const handOver = async ({
  kept,
  last,
  explores,
  budget,
  play,
}: {
  /** Highest first. */
  kept: readonly Checkpoint[];
  last: { index: number; policy: Policy };
  /** Whether the learner's policies can act as they explored. */
  explores: boolean;
  /** Environment steps to play at most, and the longest episode. */
  budget: { steps: number; maxSteps: number };
  /** Plays the first so many of a fixed pool of start states. */
  play(
    policy: Policy,
    count: number,
  ): Promise<{ kind: "rewarded"; returns: number[]; episodes: readonly PlayedEpisode[] } | Failed>;
}): Promise<({ kind: "handed-over" } & HandedOver) | Failed> => {
  const [highest] = kept;
  const affordable = Math.floor(budget.steps / budget.maxSteps);
  if (highest === undefined || affordable < FEWEST_EPISODES)
    return { kind: "handed-over", steps: 0, ...(highest ?? last) };
  const rivals = [last, ...kept.filter(({ index }) => index !== last.index)];
  // The last has learned longest, the highest did best: the others come where there is room for them.
  const asked = rivals.slice(0, Math.floor(affordable / FEWEST_EPISODES));
  const count = Math.min(MOST_EPISODES, Math.floor(affordable / asked.length));
  let steps = 0;
  let best: { index: number; policy: Policy; return: number } | undefined;
  for (const { index, policy } of asked) {
    const played = await play(policy, count);
    if (played.kind === "failed") return played;
    steps += played.episodes.reduce((sum, { length }) => sum + length, 0);
    const own = played.returns.reduce((sum, value) => sum + value, 0) / count;
    if (best === undefined || own > best.return) best = { index, policy, return: own };
  }
  if (best === undefined || (explores && highest.return > best.return))
    return { kind: "handed-over", index: highest.index, policy: highest.policy.withMode("exploring"), steps };
  return { kind: "handed-over", index: best.index, policy: best.policy, steps };
};

type Failed = { kind: "failed"; failure: CandidateFailure };
