import { actionLayout, isField, stateLayout, type Layout } from "../../core/fields.ts";
import type { EnvironmentSpec, Field, FieldTree } from "../../core/spec.ts";
import type { Trajectory } from "../../core/trajectory.ts";

/** The spec with the ranges that episodes met in place of those that nobody declared. */
export const seenRanges = (spec: EnvironmentSpec, episodes: readonly Trajectory[]): EnvironmentSpec =>
  episodes.length === 0
    ? spec
    : {
        ...spec,
        state: withRanges(spec.state, { layout: stateLayout(spec), rows: episodes.map(({ states }) => states) }),
        action: withRanges(spec.action, { layout: actionLayout(spec), rows: episodes.map(({ actions }) => actions) }),
      };

const withRanges = (
  tree: FieldTree,
  { layout, rows }: { layout: Layout; rows: readonly Float64Array[] },
): FieldTree => {
  const met = new Map(
    layout.entries.map(({ field, offset, size }) => [field, rangeOf(rows, { ...layout, offset, size })]),
  );
  const visit = (node: FieldTree): FieldTree =>
    Object.fromEntries(
      Object.entries(node).map(([name, inner]) =>
        isField(inner) ? [name, guessed(inner, met.get(inner))] : [name, visit(inner)],
      ),
    );
  return visit(tree);
};

const guessed = (field: Field, range: readonly [number, number] | undefined): Field =>
  field.guessed === true && range !== undefined ? { ...field, range } : field;

/** Least and greatest of a field's numbers; around a number that never changed. */
const rangeOf = (
  rows: readonly Float64Array[],
  { width, offset, size }: { width: number; offset: number; size: number },
): readonly [number, number] => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const row of rows)
    for (let start = offset; start < row.length; start += width)
      for (let column = start; column < start + size; column++) {
        low = Math.min(low, row[column] as number);
        high = Math.max(high, row[column] as number);
      }
  if (!(low <= high)) return [-1, 1];
  return low < high ? [low, high] : [low - 1, high + 1];
};
