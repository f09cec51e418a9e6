import { mean, meanInterval, standardError, studentFactor, sum } from "../../src/core/statistics.ts";

/**
 * Interval of the mean over tasks, each weighing equally, from the spread of runs within tasks: what other seeds would give on
 * these very tasks, not what other tasks would. Student's, with Σ(n − 1) degrees of freedom. Null where a task has one run.
 */
export const pooledInterval = (tasks: readonly (readonly number[])[]): [number, number] | null => {
  const errors = tasks.map((runs) => standardError(runs));
  const known = errors.flatMap((error) => error ?? []);
  if (known.length < tasks.length || tasks.length === 0) return null;
  const error = Math.sqrt(sum(known.map((each) => each ** 2))) / tasks.length;
  const degrees = sum(tasks.map(({ length }) => length - 1));
  const reach = error * studentFactor({ confidence: 0.95, degrees });
  const centre = mean(tasks.map((runs) => mean(runs)));
  return [centre - reach, centre + reach];
};

/** Two-sided p of the t-test that the mean is 0: one less the confidence at which the interval just holds it; 1 for one value. */
export const twoSided = (values: readonly number[]): number => {
  if (meanInterval(values) === null) return 1;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 40; halving++) {
    const confidence = (low + high) / 2;
    const [from, to] = meanInterval(values, { confidence }) as [number, number];
    if (from <= 0 && to >= 0) high = confidence;
    else low = confidence;
  }
  return 1 - (low + high) / 2;
};
