import { actionLayout, isField, stateLayout } from "../core/fields.ts";
import type { FieldEntry, Layout } from "../core/fields.ts";
import type { EnvironmentSpec, Field, FieldTree, ValueOf } from "../core/spec.ts";

/** A typed window on one row of a matrix: `move` points it elsewhere, `view` never changes identity. */
export type RowView<View> = { readonly view: View; move(array: Float64Array, offset: number): void };

const readerOf = (entry: FieldEntry): string => {
  const at = (index: number) =>
    entry.offset + index === 0 ? "array[offset]" : `array[offset + ${entry.offset + index}]`;
  if (entry.field.type === "boolean") return `${at(0)} === 1`;
  if (entry.field.size === undefined) return at(0);
  return `[${Array.from({ length: entry.size }, (_, index) => at(index)).join(", ")}]`;
};

const viewSource = (tree: FieldTree, { layout, path = [] }: { layout: Layout; path?: readonly string[] }): string => {
  const members = Object.entries(tree).map(([key, child]) => {
    const here = [...path, key];
    if (!isField(child)) return `${key}: ${viewSource(child, { layout, path: here })}`;
    const entry = layout.entries.find(({ name }) => name === here.join(".")) as FieldEntry;
    return `get ${key}() { return ${readerOf(entry)}; }`;
  });
  return `freeze({ ${members.join(", ")} })`;
};

/**
 * A classic script, for the inside of an isolate, that defines
 * `createAccessors()` → `{ state, next, action }`, each `{ view, move(array, offset) }` over one row of a Float64Array.
 * Hand `view` to the guest and keep `move`: views are frozen and have no setters, so a guest's write throws in strict mode;
 * vectors are fresh arrays on every read, so what a guest does to one reaches nobody. Field names are identifiers
 * (`defineSpec` refuses others), so nothing of the spec's text can become code.
 */
export const accessorSource = (spec: EnvironmentSpec): string => {
  const factory = (tree: FieldTree, layout: Layout) => `(function () {
    let array = nothing;
    let offset = 0;
    const view = ${viewSource(tree, { layout })};
    return freeze({ view, move(nextArray, nextOffset) { array = nextArray; offset = nextOffset; } });
  })()`;
  return `function createAccessors() {
  "use strict";
  const freeze = Object.freeze;
  const nothing = new Float64Array(0);
  return freeze({
    state: ${factory(spec.state, stateLayout(spec))},
    next: ${factory(spec.state, stateLayout(spec))},
    action: ${factory(spec.action, actionLayout(spec))},
  });
}
`;
};

type Row = { array: Float64Array; offset: number };

const buildView = (
  node: FieldTree,
  { layout, row, writable, path = [] }: { layout: Layout; row: Row; writable: boolean; path?: readonly string[] },
): object => {
  const view = {};
  for (const [key, child] of Object.entries(node)) {
    const here = [...path, key];
    if (!isField(child)) {
      Object.defineProperty(view, key, {
        enumerable: true,
        value: buildView(child, { layout, row, writable, path: here }),
      });
      continue;
    }
    const { offset: column, size } = layout.entries.find(({ name }) => name === here.join(".")) as FieldEntry;
    Object.defineProperty(view, key, {
      enumerable: true,
      get: getterOf(child, { row, column, size }),
      set: writable ? setterOf(child, { row, column, size }) : undefined,
    });
  }
  return Object.freeze(view);
};

type Place = { row: Row; column: number; size: number };

const getterOf = (field: Field, { row, column, size }: Place): (() => unknown) => {
  if (field.type === "boolean") return () => row.array[row.offset + column] === 1;
  if (field.size === undefined) return () => row.array[row.offset + column];
  return () => Array.from({ length: size }, (_, index) => row.array[row.offset + column + index]);
};

const setterOf = (field: Field, { row, column, size }: Place): ((value: never) => void) => {
  if (field.size === undefined) {
    return (value: number | boolean) => {
      row.array[row.offset + column] = Number(value);
    };
  }
  return (values: ArrayLike<number>) => {
    if (values.length !== size) throw new RangeError(`a vector of ${size} numbers was given ${values.length}`);
    for (let index = 0; index < size; index++) row.array[row.offset + column + index] = values[index] as number;
  };
};

const rowView = (tree: FieldTree, { layout, writable }: { layout: Layout; writable: boolean }): RowView<object> => {
  const row: Row = { array: new Float64Array(layout.width), offset: 0 };
  return {
    view: buildView(tree, { layout, row, writable }),
    move: (array, offset) => {
      row.array = array;
      row.offset = offset;
    },
  };
};

/** The same window for our own process: fitness, analyzers, reports. Read-only. */
export const createStateView = <State extends FieldTree>(spec: EnvironmentSpec<State>): RowView<ValueOf<State>> =>
  rowView(spec.state, { layout: stateLayout(spec), writable: false }) as RowView<ValueOf<State>>;

export const createActionView = <Action extends FieldTree>(
  spec: EnvironmentSpec<FieldTree, Action>,
): RowView<ValueOf<Action>> =>
  rowView(spec.action, { layout: actionLayout(spec), writable: false }) as RowView<ValueOf<Action>>;

/** `ValueOf` with members that can be assigned. */
export type Writable<Value> = { -readonly [Name in keyof Value]: WritableValue<Value[Name]> };
type WritableValue<Value> = Value extends number | boolean | readonly number[] ? Value : Writable<Value>;

/** A state window that simulators write through; vectors are assigned whole. */
export const createStateWriter = <State extends FieldTree>(
  spec: EnvironmentSpec<State>,
): RowView<Writable<ValueOf<State>>> =>
  rowView(spec.state, { layout: stateLayout(spec), writable: true }) as RowView<Writable<ValueOf<State>>>;
