import type { Trajectory } from "../../core/trajectory.ts";
import type { Random } from "../../core/random.ts";
import { createSolver } from "../../core/statistics.ts";

type Episode = Pick<Trajectory, "states" | "actions" | "length">;

/** A step as numbers of like size. */
export type StepFeatures = { of(episode: Episode, step: number): Float64Array };

/** Random cosines of the state, which tell regions that no straight line does (Rahimi & Recht 2007). */
const cosines = 24;
/** Of states, actions, changes and surprises, so many columns each at most: those in which the two kinds of episodes differ most. */
const mostColumns = 12;
/** Steps that scales and habits are made from. */
const mostSteps = 3000;
/** Deviations beyond which a number is as far as it can be: one wild step must not stretch the scale of all. */
const farthest = 4;

type Scale = { mean: Float64Array; over: Float64Array };

/** Of columns that never change, 0. */
const scaleOf = (rows: readonly ArrayLike<number>[]): Scale => {
  const width = rows[0]?.length ?? 0;
  const mean = new Float64Array(width);
  const over = new Float64Array(width);
  for (let column = 0; column < width; column++) {
    let [total, squares] = [0, 0];
    for (const row of rows) total += row[column] as number;
    mean[column] = total / rows.length;
    for (const row of rows) squares += ((row[column] as number) - (mean[column] as number)) ** 2;
    const deviation = Math.sqrt(squares / rows.length);
    over[column] = deviation > 1e-9 * Math.abs(mean[column] as number) && deviation > 1e-12 ? 1 / deviation : 0;
  }
  return { mean, over };
};

const scaled = (row: ArrayLike<number>, { mean, over }: Scale): Float64Array =>
  Float64Array.from(row, (value, column) =>
    Math.max(-farthest, Math.min(farthest, (value - (mean[column] as number)) * (over[column] as number))),
  );

/** Columns in which steps of successes and of others differ most, in where they are or how far they range; in their order. */
const tellingColumns = (rows: readonly Float64Array[], good: readonly boolean[]): number[] => {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  if (width <= mostColumns) return columns;
  const counts = [good.filter((each) => !each).length, good.filter(Boolean).length];
  const differences = columns.map((column) => {
    const [where, far] = [
      [0, 0],
      [0, 0],
    ];
    rows.forEach((row, index) => {
      const value = row[column] as number;
      (where[Number(good[index])] as number) += value;
      (far[Number(good[index])] as number) += value * value;
    });
    const gap = (sums: readonly number[]) =>
      Math.abs((sums[0] as number) / (counts[0] as number) - (sums[1] as number) / (counts[1] as number));
    return Math.max(gap(where), gap(far));
  });
  return columns
    .toSorted((left, right) => (differences[right] as number) - (differences[left] as number))
    .slice(0, mostColumns)
    .sort((left, right) => left - right);
};

const withOne = (row: Float64Array): number[] => [...row, 1];

/** Least squares of each column of `targets` on the rows, a constant among them. */
const fitLines = (rows: readonly Float64Array[], targets: readonly ArrayLike<number>[]): number[][] => {
  const size = (rows[0]?.length ?? 0) + 1;
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (row === column ? 1e-3 * rows.length : 0)),
  );
  const width = targets[0]?.length ?? 0;
  const right = Array.from({ length: width }, () => Array.from({ length: size }, () => 0));
  rows.forEach((row, index) => {
    const full = withOne(row);
    for (let left = 0; left < size; left++) {
      for (let other = 0; other < size; other++)
        ((matrix[left] as number[])[other] as number) += (full[left] as number) * (full[other] as number);
      for (let column = 0; column < width; column++)
        ((right[column] as number[])[left] as number) += (full[left] as number) * (targets[index]?.[column] as number);
    }
  });
  const solve = createSolver(matrix);
  return right.map(solve);
};

/**
 * What tells a step: where it begins, what was done, what changed, and by how much the action differs from what successful
 * episodes do in such a state, with the squares of all.
 */
export const createStepFeatures = (
  episodes: readonly (Episode & { success: boolean })[],
  { stateWidth, actionWidth, random }: { stateWidth: number; actionWidth: number; random: Random },
): StepFeatures => {
  const state = ({ states }: Episode, step: number) => states.subarray(step * stateWidth, (step + 1) * stateWidth);
  const action = ({ actions }: Episode, step: number) => actions.subarray(step * actionWidth, (step + 1) * actionWidth);
  const change = (episode: Episode, step: number): Float64Array => {
    const before = state(episode, step);
    return state(episode, step + 1).map((value, column) => value - (before[column] as number));
  };
  const places = episodes.flatMap((episode) =>
    Array.from({ length: episode.length }, (_, step) => ({ episode, step })),
  );
  const stride = Math.max(1, Math.ceil(places.length / mostSteps));
  const some = places.filter((_, index) => index % stride === 0);
  const stateScale = scaleOf(some.map(({ episode, step }) => state(episode, step)));
  const actionScale = scaleOf(some.map(({ episode, step }) => action(episode, step)));
  const changeScale = scaleOf(some.map(({ episode, step }) => change(episode, step)));
  const scaledState = (episode: Episode, step: number) => scaled(state(episode, step), stateScale);
  const good = some.filter(({ episode }) => episode.success);
  const habits = fitLines(
    good.map(({ episode, step }) => scaledState(episode, step)),
    good.map(({ episode, step }) => scaled(action(episode, step), actionScale)),
  );
  const surpriseOf = (own: Float64Array, done: Float64Array): Float64Array =>
    done.map((value, column) => {
      const line = habits[column] as number[];
      let usual = line.at(-1) as number;
      for (let place = 0; place < own.length; place++) usual += (line[place] as number) * (own[place] as number);
      return value - usual;
    });
  const surpriseScale = scaleOf(
    some.map(({ episode, step }) => surpriseOf(scaledState(episode, step), scaled(action(episode, step), actionScale))),
  );
  const groups = (episode: Episode, step: number): Float64Array[] => {
    const own = scaledState(episode, step);
    const done = scaled(action(episode, step), actionScale);
    return [own, done, scaled(change(episode, step), changeScale), scaled(surpriseOf(own, done), surpriseScale)];
  };
  const grouped = some.map(({ episode, step }) => groups(episode, step));
  const isGood = some.map(({ episode }) => episode.success);
  const chosen = [0, 1, 2, 3].map((group) =>
    tellingColumns(
      grouped.map((each) => each[group] as Float64Array),
      isGood,
    ),
  );
  const [states = []] = chosen;
  const waves = Array.from({ length: cosines }, () => ({
    shift: random.between(0, 2 * Math.PI),
    along: Float64Array.from(states, () => random.normal() / Math.sqrt(states.length)),
  }));
  return {
    of: (episode, step) => {
      const parts = groups(episode, step).map((row, group) =>
        (chosen[group] as number[]).map((column) => row[column] as number),
      );
      const plain = parts.flat();
      const [own = []] = parts;
      const wave = waves.map(({ shift, along }) => {
        let phase = shift;
        for (let column = 0; column < along.length; column++)
          phase += (along[column] as number) * (own[column] as number);
        return Math.cos(phase);
      });
      return Float64Array.from([...plain, ...plain.map((value) => (value * value) / farthest), ...wave]);
    },
  };
};
