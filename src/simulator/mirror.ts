import { actionLayout, stateLayout, type Layout } from "../core/fields.ts";
import type { EnvironmentSpec, Mirror, Symmetry } from "../core/spec.ts";

/** Where each number of a mirrored row comes from, and with which sign. */
export type MirrorMap = { from: Int32Array; sign: Float64Array };

const within = (column: string, name: string): boolean => column === name || column.startsWith(`${name}.`);

/** Names that no column has, and pairs whose two sides are not alike. */
export const mirrorProblems = ({ columns }: Layout, { negate = [], swap = [] }: Mirror): string[] => [
  ...[...negate, ...swap.flat()].flatMap((name) =>
    columns.some((column) => within(column, name)) ? [] : [`'${name}' is no field or group`],
  ),
  ...swap.flatMap(([left, right]) => {
    const ends = (name: string) =>
      columns.filter((column) => within(column, name)).map((column) => column.slice(name.length));
    return ends(left).join() === ends(right).join() ? [] : [`'${left}' and '${right}' do not have the same fields`];
  }),
];

const mirrorOf = ({ columns }: Layout, { negate = [], swap = [] }: Mirror): MirrorMap => {
  const sides = swap.flatMap(([left, right]) => [[left, right] as const, [right, left] as const]);
  const from = Int32Array.from(columns, (column, index) => {
    const side = sides.find(([name]) => within(column, name));
    return side === undefined ? index : columns.indexOf(side[1] + column.slice(side[0].length));
  });
  const sign = Float64Array.from(columns, (column) => (negate.some((name) => within(column, name)) ? -1 : 1));
  return { from, sign };
};

export const stateMirror = (spec: Pick<EnvironmentSpec, "state">, { state }: Symmetry): MirrorMap =>
  mirrorOf(stateLayout(spec), state);

export const actionMirror = (spec: Pick<EnvironmentSpec, "action">, { action }: Symmetry): MirrorMap =>
  mirrorOf(actionLayout(spec), action);

/** Any number of rows, mirrored one by one. */
export const mirrored = (rows: Float64Array, { from, sign }: MirrorMap): Float64Array => {
  const width = from.length;
  return rows.map((_, index) => {
    const column = index % width;
    const value = rows[index - column + (from[column] as number)] as number;
    // Not −0, which equals 0 and prints otherwise.
    return value === 0 ? 0 : (sign[column] as number) * value;
  });
};
