import type { RolloutBatch } from "./types.ts";

/** A batch of zeros to be filled, without memory, which belongs to whoever evaluates it. */
export const emptyBatch = ({
  rows,
  lanes,
  stateWidth,
  actionWidth,
}: {
  rows: number;
  lanes: number;
  stateWidth: number;
  actionWidth: number;
}): Omit<RolloutBatch, "memory"> => ({
  rows,
  lanes,
  state: new Float64Array(rows * stateWidth),
  action: new Float64Array(rows * actionWidth),
  next: new Float64Array(rows * stateWidth),
  terminated: new Uint8Array(rows),
  start: new Uint8Array(rows),
  time: new Float64Array(rows),
});
