import type { RolloutBatch } from "./types.ts";

/** What of a part's `next` has to travel: packed rows × state width, and 1 for each row of the part that has one there. */
export type NextRows = { apart: Uint8Array; next: Float64Array };

/**
 * Within an episode a lane's `next` is its `state` a step later, bit for bit; only where an episode ends, or the part does,
 * `next` says something new. Leaving the rest out halves what crosses to the sandbox. Rows [first, first + count) of the
 * batch, whole steps.
 */
export const nextRows = (
  { lanes, state, next }: Pick<RolloutBatch, "lanes" | "state" | "next">,
  { first, count, width }: { first: number; count: number; width: number },
): NextRows => {
  const bytes = (array: Float64Array): Buffer => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  const [following, ahead] = [bytes(state), bytes(next)];
  const rowBytes = width * 8;
  const differ = (from: number, to: number): boolean =>
    ahead.compare(following, (from + lanes) * rowBytes, (to + lanes) * rowBytes, from * rowBytes, to * rowBytes) !== 0;
  const apart = new Uint8Array(count);
  const last = first + count - lanes;
  apart.fill(1, count - lanes);
  // Most steps end no episode: ask all at once, then step by step, then row by row.
  if (last > first && differ(first, last)) {
    for (let step = first; step < last; step += lanes) {
      if (!differ(step, step + lanes)) continue;
      for (let row = step; row < step + lanes; row++) apart[row - first] = differ(row, row + 1) ? 1 : 0;
    }
  }
  const packed = new Float64Array(apart.reduce((sum, flag) => sum + flag, 0) * width);
  let at = 0;
  for (let row = 0; row < count; row++) {
    if (apart[row] === 0) continue;
    packed.set(next.subarray((first + row) * width, (first + row + 1) * width), at);
    at += width;
  }
  return { apart, next: packed };
};
