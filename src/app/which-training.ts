export const whichNames = ["best", "median", "worst"] as const;
export type Which = (typeof whichNames)[number];

/**
 * One of several trainings by its fitness, then its success; of an even number the median is the lower of the two in
 * the middle, and of equals it is the one that comes first.
 */
export const chooseTraining = <Training extends { fitness: number; success: number }>(
  trainings: readonly Training[],
  which: Which,
): Training => {
  const ascending = trainings.toSorted((left, right) => left.fitness - right.fitness || left.success - right.success);
  const last = ascending.length - 1;
  const { fitness, success } = ascending[{ worst: 0, median: Math.floor(last / 2), best: last }[which]] as Training;
  return trainings.find((training) => training.fitness === fitness && training.success === success) as Training;
};

/**
 * `best/policy.json`: whose policy it is and of which training, why of that one, and what that one scored by itself.
 */
export type PolicyDocument = {
  candidate: string;
  pool: "report" | "search";
  seed: number;
  which: Which;
  /** Trainings that it was chosen from. */
  of: number;
  why: string;
  fitness: number;
  success: number;
  policy: unknown;
};

/** "the median of 5 report seeds by fitness". */
export const whyChosen = ({ which, of, pool }: { which: Which; of: number; pool: string }): string =>
  of === 1 ? `the only ${pool} seed` : `the ${which} of ${of} ${pool} seeds by fitness`;

export const isExploring = (policy: unknown): boolean => (policy as { mode?: unknown } | null)?.mode === "exploring";

/** Behind who a policy is; nothing where it is deterministic. */
export const modeText = (policy: unknown): string => (isExploring(policy) ? ", plays as it explored" : "");
