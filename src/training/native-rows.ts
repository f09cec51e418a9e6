import type { VectorEnvironment } from "../simulator/types.ts";
import type { NativeRows } from "./types.ts";

/** Room for `rows` rows of what the environment tells by itself; undefined where it has no reward of its own. */
export const createNativeRows = (
  { nativeReward, hidden }: Pick<VectorEnvironment, "nativeReward" | "hidden">,
  rows: number,
): NativeRows | undefined =>
  nativeReward === undefined
    ? undefined
    : {
        reward: new Float64Array(rows),
        ...(hidden === undefined
          ? {}
          : { hidden: { names: hidden.names, values: new Float64Array(rows * hidden.names.length) } }),
      };

/** Copies `count` rows from one place to another; rows of the same environment have the same names. */
export const copyNativeRows = (
  from: NativeRows,
  { row, count, to, at }: { row: number; count: number; to: NativeRows; at: number },
): void => {
  to.reward.set(from.reward.subarray(row, row + count), at);
  if (from.hidden === undefined || to.hidden === undefined) return;
  const width = from.hidden.names.length;
  to.hidden.values.set(from.hidden.values.subarray(row * width, (row + count) * width), at * width);
};

/** What a vector environment tells of its last step, as rows: one a lane. */
export const nativeRowsOf = ({
  nativeReward,
  hidden,
}: Pick<VectorEnvironment, "nativeReward" | "hidden">): NativeRows | undefined =>
  nativeReward === undefined ? undefined : { reward: nativeReward, ...(hidden === undefined ? {} : { hidden }) };

/** The part of an episode that its `length` steps fill. */
export const trimNativeRows = ({ reward, hidden }: NativeRows, length: number): NativeRows => ({
  reward: reward.slice(0, length),
  ...(hidden === undefined
    ? {}
    : { hidden: { names: hidden.names, values: hidden.values.slice(0, length * hidden.names.length) } }),
});
