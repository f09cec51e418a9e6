import type { EnvironmentSpec, Field } from "../../core/spec.ts";
import { actionLayout, stateLayout, type Layout, rangeAt } from "../../core/fields.ts";

/** One number of a state or action row, with what the grammar must know of it. */
export type Column = {
  /** Dotted path of the field, as an accessor. */
  path: string;
  /** Element of a vector field; null for a scalar. */
  index: number | null;
  /** Name in labels and in episode features. */
  name: string;
  offset: number;
  unit: string;
  boolean: boolean;
  periodic: boolean;
  /** Finite: infinite ends are replaced by `unbounded`. */
  range: [number, number];
  field: Field;
};

/** What the designer holds of a spec. */
export type World = {
  spec: EnvironmentSpec;
  state: Column[];
  action: Column[];
};

/** Stands in for an infinite end of a range: some number is needed before values are seen. */
const unbounded = 10;

const columnsOf = (layout: Layout): Column[] =>
  layout.entries.flatMap((entry) =>
    Array.from({ length: entry.size }, (_, index) => {
      const [low, high] = rangeAt(entry.field, index);
      const column: Column = {
        path: entry.name,
        index: entry.field.size === undefined ? null : index,
        name: layout.columns[entry.offset + index] as string,
        offset: entry.offset + index,
        unit: entry.field.unit.trim(),
        boolean: entry.field.type === "boolean",
        periodic: entry.field.periodic === true,
        range: [
          Number.isFinite(low) ? low : Math.min(-unbounded, Number.isFinite(high) ? high - unbounded : 0),
          Number.isFinite(high) ? high : Math.max(unbounded, Number.isFinite(low) ? low + unbounded : 0),
        ],
        field: entry.field,
      };
      return column;
    }),
  );

export const createWorld = (spec: EnvironmentSpec): World => ({
  spec,
  state: columnsOf(stateLayout(spec)),
  action: columnsOf(actionLayout(spec)),
});

export const columnAt = (
  columns: readonly Column[],
  place: { path: string; index: number | null },
): Column | undefined => columns.find((column) => column.path === place.path && column.index === place.index);
