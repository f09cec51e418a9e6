import type { Trajectory } from "../../core/trajectory.ts";
import { createRandom } from "../../core/random.ts";
import { createSolver } from "../../core/statistics.ts";
import { createStepFeatures, type StepFeatures } from "./step-features.ts";

/** An episode with how it came out. */
export type JudgedEpisode = Pick<Trajectory, "states" | "actions" | "length"> & { success: boolean };

/** Says of every step of an episode log p(step | success) − log p(step | any), the implicit reward of PRIME. */
export type SuccessModel = { logRatios(episode: Omit<JudgedEpisode, "success">): Float64Array };

/** Steps that are fitted to; of more, evenly spaced ones. What decided stands in few steps, so as many as time allows. */
const mostSteps = 4_000;
/** Of the logistic regression: enough that one feature of a few steps does not run away. */
const ridge = 1e-3;
const iterations = 8;
/** Log-ratios below this share of success are one: how hopeless a fall is says nothing of what led to it. */
const floor = 0.02;

const dot = (weights: readonly number[], row: ArrayLike<number>): number => {
  let total = weights.at(-1) as number;
  for (let column = 0; column < row.length; column++) total += (weights[column] as number) * (row[column] as number);
  return total;
};

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** Iteratively reweighted least squares; each row has a weight of its own, and all together those of one row each. */
const regress = (rows: readonly Float64Array[], targets: Float64Array, weights: Float64Array): number[] => {
  const width = (rows[0] as Float64Array).length;
  const size = width + 1;
  let found = Array.from({ length: size }, () => 0);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const matrix = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (__, column) =>
        row === column && row < width ? ridge * rows.length : row === column ? 1e-9 : 0,
      ),
    );
    const gradient = found.map((value, column) => (column < width ? -ridge * rows.length * value : 0));
    rows.forEach((row, index) => {
      const share = logistic(dot(found, row));
      const weight = weights[index] as number;
      const curvature = weight * Math.max(1e-6, share * (1 - share));
      const rest = weight * ((targets[index] as number) - share);
      for (let left = 0; left < size; left++) {
        const at = left < width ? (row[left] as number) : 1;
        (gradient[left] as number) += at * rest;
        const line = matrix[left] as number[];
        const scaled = curvature * at;
        for (let right = 0; right < left; right++) (line[right] as number) += scaled * (row[right] as number);
        (line[left] as number) += scaled * at;
      }
    });
    for (let left = 0; left < size; left++)
      for (let right = left + 1; right < size; right++)
        (matrix[left] as number[])[right] = (matrix[right] as number[])[left] as number;
    const step = createSolver(matrix)(gradient);
    found = found.map((value, column) => value + (step[column] as number));
  }
  return found;
};

const rowsOf = (episodes: readonly JudgedEpisode[], features: StepFeatures) => {
  const steps = episodes.reduce((total, { length }) => total + length, 0);
  const stride = Math.max(1, Math.ceil(steps / mostSteps));
  const rows: Float64Array[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const episode of episodes) {
    for (let step = 0; step < episode.length; step += stride) {
      rows.push(features.of(episode, step));
      targets.push(Number(episode.success));
      weights.push(1 / episode.length);
    }
  }
  // Every episode counts alike, whatever its length; and failures as much as successes.
  const balance = (success: number): number => {
    const total = weights.reduce((sum, weight, index) => sum + (targets[index] === success ? weight : 0), 0);
    return rows.length / 2 / total;
  };
  const scale = [balance(0), balance(1)];
  return {
    rows,
    targets: Float64Array.from(targets),
    weights: Float64Array.from(weights, (weight, index) => weight * (scale[targets[index] as number] as number)),
  };
};

/**
 * A model of success fitted to episodes by how they came out alone, step by step: its log-ratio is a credit of each step that
 * nobody labelled (Cui et al. 2025, "Process Reinforcement through Implicit Rewards"; Yuan et al. 2024, "Free Process Rewards
 * without Process Labels"). By Bayes the ratio p(step | success) / p(step) is p(success | step) / p(success), which a logistic
 * regression over features of the step gives. Null where the episodes all came out alike.
 */
export const fitSuccess = (
  episodes: readonly JudgedEpisode[],
  { stateWidth, actionWidth }: { stateWidth: number; actionWidth: number },
): SuccessModel | null => {
  const told = episodes.filter(({ length }) => length > 0);
  if (!told.some(({ success }) => success) || told.every(({ success }) => success)) return null;
  const features = createStepFeatures(told, { stateWidth, actionWidth, random: createRandom(17) });
  const { rows, targets, weights } = rowsOf(told, features);
  const found = regress(rows, targets, weights);
  return {
    logRatios: (episode) =>
      Float64Array.from({ length: episode.length }, (_, step) =>
        Math.log((logistic(dot(found, features.of(episode, step))) + floor) / (0.5 + floor)),
      ),
  };
};
