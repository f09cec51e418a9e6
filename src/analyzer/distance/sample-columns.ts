import type { Random } from "../../core/random.ts";
import { mean, standardDeviation } from "../../core/statistics.ts";
import type { ProbeRows } from "../../critic/probes/rows.ts";

type Batch = ProbeRows["batch"];

/** Up to here products of two fields are potentials too, beside each field and its square. */
const fewFields = 8;

const columnsIn = (matrix: Float64Array, rows: number): Float64Array[] => {
  const width = matrix.length / rows;
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) => matrix[row * width + column] as number),
  );
};

/** By its mean and deviation; null for what is always the same. */
const scaleOf = (column: Float64Array): ((value: number) => number) | null => {
  const deviation = standardDeviation([...column]);
  if (!(deviation > 0)) return null;
  const middle = mean(column);
  return (value) => (value - middle) / deviation;
};

/** The state before and after each step, a column a field that moves. */
const fieldsOf = (batch: Batch): { before: Float64Array; after: Float64Array }[] => {
  const [before, after] = [columnsIn(batch.state, batch.rows), columnsIn(batch.next, batch.rows)];
  return before.flatMap((column, index) => {
    const scale = scaleOf(column);
    return scale === null ? [] : [{ before: column.map(scale), after: (after[index] as Float64Array).map(scale) }];
  });
};

/** discount · Φ(next) − Φ(state) for each potential, Φ 0 where the world has ended the episode. */
export const shapingColumns = (batch: Batch, discount: number): Float64Array[] => {
  const fields = fieldsOf(batch);
  const ones = new Float64Array(batch.rows).fill(1);
  const times = (left: Float64Array, right: Float64Array) => left.map((value, row) => value * (right[row] as number));
  const products = fields.flatMap((left, index) =>
    fields
      .slice(index, fields.length <= fewFields ? undefined : index + 1)
      .map((right) => ({ before: times(left.before, right.before), after: times(left.after, right.after) })),
  );
  return [{ before: ones, after: ones }, ...fields, ...products].map(({ before, after }) =>
    before.map((value, row) => (batch.terminated[row] === 1 ? 0 : discount * (after[row] as number)) - value),
  );
};

/** Rewards that a program could be: sums, at random, of where a step leads, its squares, what it changes and what it takes. */
export const randomRewardColumns = (
  batch: Batch,
  { count, random }: { count: number; random: Random },
): Float64Array[] => {
  const fields = fieldsOf(batch);
  const scaled = (column: Float64Array) => {
    const scale = scaleOf(column);
    return scale === null ? [] : [column.map(scale)];
  };
  const parts = [
    ...fields.map(({ after }) => after),
    ...fields.map(({ after }) => after.map((value) => value ** 2)),
    ...fields.map(({ before, after }) => after.map((value, row) => value - (before[row] as number))),
    ...columnsIn(batch.action, batch.rows).flatMap((column) => [column, column.map((value) => value ** 2)]),
  ].flatMap(scaled);
  return Array.from({ length: count }, () => {
    const sum = new Float64Array(batch.rows);
    for (const part of parts) {
      const weight = random.normal();
      for (let row = 0; row < sum.length; row++) sum[row] = (sum[row] as number) + weight * (part[row] as number);
    }
    return sum;
  });
};
