import type { VectorEnvironment } from "../types.ts";

export const allLanes = (count: number): number[] => Array.from({ length: count }, (_, lane) => lane);

export const rowOf = (matrix: Float64Array, { lane, count }: { lane: number; count: number }): number[] => {
  const width = matrix.length / count;
  return [...matrix.subarray(lane * width, (lane + 1) * width)];
};

export const same = (left: ArrayLike<number>, right: ArrayLike<number>): boolean =>
  left.length === right.length && Array.from(left).every((value, index) => Object.is(value, right[index]));

export const hasEnded = (lanes: VectorEnvironment, lane: number): boolean =>
  lanes.terminated[lane] === 1 || lanes.truncated[lane] === 1 || lanes.invalid[lane] === 1;

/** Everything a step wrote for one lane, as numbers. */
export const laneRecord = (lanes: VectorEnvironment, lane: number): number[] => [
  ...rowOf(lanes.state, { lane, count: lanes.count }),
  ...rowOf(lanes.observation, { lane, count: lanes.count }),
  ...rowOf(lanes.applied, { lane, count: lanes.count }),
  lanes.terminated[lane] as number,
  lanes.truncated[lane] as number,
  lanes.invalid[lane] as number,
];

export const everyRecord = (lanes: VectorEnvironment): number[] =>
  allLanes(lanes.count).flatMap((lane) => laneRecord(lanes, lane));
