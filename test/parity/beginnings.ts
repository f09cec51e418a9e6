import { stateLayout } from "../../src/core/fields.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import type { Recording } from "./types.ts";

/** Chance of calling equal distributions different, a column. */
const falseAlarm = 1e-6;

/** Largest distance of two samples' distribution functions (Kolmogorov–Smirnov); ties count once. */
export const distributionDistance = (one: readonly number[], other: readonly number[]): number => {
  const left = one.toSorted((a, b) => a - b);
  const right = other.toSorted((a, b) => a - b);
  let [passedLeft, passedRight, largest] = [0, 0, 0];
  while (passedLeft < left.length && passedRight < right.length) {
    const value = Math.min(left[passedLeft] as number, right[passedRight] as number);
    while (left[passedLeft] === value) passedLeft += 1;
    while (right[passedRight] === value) passedRight += 1;
    largest = Math.max(largest, Math.abs(passedLeft / left.length - passedRight / right.length));
  }
  return largest;
};

/** What rounding makes of a constant is no difference. */
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

export type Beginnings = {
  resets: number;
  /** Largest distance of a state column's distribution from Gymnasium's, and the column. */
  distance: number;
  column: string;
  /** What equal distributions stay under. */
  limit: number;
};

/** Resets of ours against Gymnasium's: chance decides, so distributions are compared, a column of the state at a time. */
export const compareBeginnings = async (
  { beginnings }: Recording,
  { environment }: Pick<LoadedEnvironment, "environment">,
): Promise<Beginnings> => {
  const { columns } = stateLayout(environment.spec);
  const width = columns.length;
  const resets = beginnings.length / width;
  const lanes = await environment.create({ count: 1, seed: 0 });
  const ours = new Float64Array(beginnings.length);
  for (let seed = 0; seed < resets; seed++) {
    lanes.reset([0], [seed]);
    ours.set(lanes.state, seed * width);
  }
  lanes.dispose();
  const sample = (rows: Float64Array, column: number): number[] =>
    Array.from({ length: resets }, (_, index) => rounded(rows[index * width + column] as number));
  const distances = columns.map((_, column) => distributionDistance(sample(ours, column), sample(beginnings, column)));
  const distance = Math.max(...distances);
  return {
    resets,
    distance,
    column: columns[distances.indexOf(distance)] as string,
    limit: Math.sqrt(-Math.log(falseAlarm / 2) / resets),
  };
};
