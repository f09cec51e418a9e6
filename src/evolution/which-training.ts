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
