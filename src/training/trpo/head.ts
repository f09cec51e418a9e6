import type { ActionSpace } from "../action-space.ts";

/** Rows of head outputs, `width` numbers apart: means (continuous) or logits (discrete). */
type Head = { rows: number; width: number };

/** Softmax of each row's first `count` logits in place. */
export const toProbabilities = (values: Float32Array, { rows, width, count }: Head & { count: number }): void => {
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    let highest = Number.NEGATIVE_INFINITY;
    for (let index = at; index < at + count; index++) highest = Math.max(highest, values[index] as number);
    let total = 0;
    for (let index = at; index < at + count; index++)
      total += values[index] = Math.exp((values[index] as number) - highest);
    for (let index = at; index < at + count; index++) values[index]! /= total;
  }
};

/**
 * Mean over rows of KL(old ‖ now). Continuous: `old` and `now` are means, deviations the same for all rows. Discrete:
 * probabilities.
 */
export const meanDivergence = ({
  space,
  rows,
  width,
  old,
  now,
  oldLogDeviation,
  logDeviation,
}: Head & {
  space: ActionSpace;
  old: Float32Array;
  now: Float32Array;
  oldLogDeviation: Float32Array;
  logDeviation: Float32Array;
}): number => {
  let total = 0;
  if (space.kind === "discrete") {
    for (let row = 0; row < rows; row++)
      for (let index = row * width; index < row * width + space.count; index++) {
        const p = old[index] as number;
        if (p > 0) total += p * Math.log(p / Math.max(now[index] as number, 1e-30));
      }
    return total / rows;
  }
  for (let column = 0; column < space.count; column++) {
    const [before, after] = [oldLogDeviation[column] as number, logDeviation[column] as number];
    const precision = Math.exp(-2 * after);
    let squares = 0;
    for (let at = column; at < rows * width; at += width) squares += ((now[at] as number) - (old[at] as number)) ** 2;
    total += after - before - 0.5 + 0.5 * precision * (Math.exp(2 * before) + squares / rows);
  }
  return total;
};

/**
 * The curvature of that divergence at no move, times a move of the head's outputs (`move`), divided by `rows`, into
 * `to`: 1/σ² a column, or diag(p) − p·pᵀ a row. `now`: probabilities (discrete only).
 */
export const headCurvature = ({
  space,
  rows,
  width,
  move,
  now,
  logDeviation,
  to,
}: Head & {
  space: ActionSpace;
  move: Float32Array;
  now: Float32Array;
  logDeviation: Float32Array;
  to: Float32Array;
}): void => {
  to.fill(0, 0, rows * width);
  if (space.kind === "discrete") {
    for (let at = 0; at < rows * width; at += width) {
      let mean = 0;
      for (let index = at; index < at + space.count; index++) mean += (now[index] as number) * (move[index] as number);
      for (let index = at; index < at + space.count; index++)
        to[index] = ((now[index] as number) * ((move[index] as number) - mean)) / rows;
    }
    return;
  }
  for (let column = 0; column < space.count; column++) {
    const weight = Math.exp(-2 * (logDeviation[column] as number)) / rows;
    for (let at = column; at < rows * width; at += width) to[at] = weight * (move[at] as number);
  }
};
