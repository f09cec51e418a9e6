/** What is still reached of an episode where another policy takes over at this step. */
export type ProgressPoint = { step: number; fitness: number; success: boolean | null };

/**
 * Progress of an episode under a prover: its own policy plays up to a step, then the prover to the end (Setlur et al. 2024,
 * "Rewarding Progress": the fall between two points is the prover's advantage of what was done between them). The prover is the
 * best of the reward's policies and plays none of its own episodes: a policy that proves itself tells nothing.
 */
export type ProgressTrace = {
  /** Training seeds of the two policies. */
  seed: number;
  prover: number;
  /** Place among the training's evaluation episodes, its length in steps and what it came to. */
  episode: number;
  length: number;
  fitness: number;
  /** From step 0, where the prover plays all, to the end, where it plays nothing. */
  points: ProgressPoint[];
  /** Between which of these steps most is lost; null where nothing ever is. */
  lost: { from: number; to: number; before: number; after: number } | null;
  /** Environment steps that were played; they count towards nothing. */
  steps: number;
};

/** Of neighbouring points those between which most is lost. */
export const mostLost = (points: readonly ProgressPoint[]): ProgressTrace["lost"] => {
  let lost: ProgressTrace["lost"] = null;
  points.slice(1).forEach(({ step: to, fitness: after }, place) => {
    const { step: from, fitness: before } = points[place] as ProgressPoint;
    if (before - after > (lost === null ? 0 : lost.before - lost.after)) lost = { from, to, before, after };
  });
  return lost;
};
