/** What whole trainings of so many steps came to, a figure a seed: the reference's, or the random policy's. */
export type SeedScores = {
  fitness: number[];
  /** Share of successful episodes; null where nothing says when one succeeds. */
  success: number[] | null;
};

/** One budget that was tried. */
export type TriedBudget = SeedScores & {
  steps: number;
  learner: string;
  /** Of learning, the median of its trainings; null where none told it. */
  stepsPerSecond: number | null;
};

/**
 * `agreed`: two budgets in a row agree, and the smaller is proposed. Of what was tried to the end: `unsolved`: from the
 * proposed budget on they agree with the largest, and most episodes still fail; `changing`: its seeds agree, and it is
 * unlike the one before; `seeds-differ`: one seed does what another does not; `nothing-learned`: no budget is told from
 * the random policy.
 */
export type StepsVerdict = "agreed" | "unsolved" | "changing" | "seeds-differ" | "nothing-learned";

/** What stands behind a task's own reference in the order in which a reward is looked for. */
export type StepsReward = "human" | "native" | "sparse";

/** How many steps a training should have, and what says so. */
export type StepsProposal = {
  /** null where nothing is learned. */
  steps: number | null;
  verdict: StepsVerdict;
  /** The reward that was trained under. */
  under: StepsReward;
  seeds: number[];
  random: SeedScores;
  tried: TriedBudget[];
};
