import type { Random } from "../../core/random.ts";
import { padded } from "../kernels/kernels.ts";

/** Shuffles in place (Fisher-Yates): nothing is allocated in an epoch. */
export const shuffle = (order: Int32Array, random: Random): void => {
  for (let index = order.length - 1; index > 0; index--) {
    const other = random.integer(index + 1);
    const kept = order[index] as number;
    order[index] = order[other] as number;
    order[other] = kept;
  }
};

/** Numbers that a minibatch's room must hold at the most: rows spread evenly, each batch but the last a multiple of 4. */
export const largestMinibatch = ({ rows, minibatch }: { rows: number; minibatch: number }): number =>
  padded(Math.ceil(rows / countOf({ rows, minibatch }))) + 4;

const countOf = ({ rows, minibatch }: { rows: number; minibatch: number }): number =>
  Math.max(1, Math.round(rows / minibatch));

/** Calls `learn` with the first row and the number of rows of each minibatch in turn. */
export const forEachMinibatch = (
  { rows, minibatch }: { rows: number; minibatch: number },
  learn: (from: number, count: number) => void,
): void => {
  const batches = countOf({ rows, minibatch });
  for (let batch = 0, from = 0; batch < batches; batch++) {
    const until = batch === batches - 1 ? rows : padded(Math.floor(((batch + 1) * rows) / batches));
    learn(from, until - from);
    from = until;
  }
};
