import type { Layout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { Trajectory } from "../../core/trajectory.ts";
import { NumberRows } from "./npy.ts";
import { placeText, UnreadableResult, type ToldEpisode } from "./result-file.ts";

const numberIn = (value: unknown): number => (typeof value === "boolean" ? Number(value) : (value as number));

const isNumber = (value: unknown): boolean => typeof value === "boolean" || Number.isFinite(value);

type Column = { name: string; size: number; isVector: boolean; rows: number; place: readonly PropertyKey[] };

const requireRows = (told: number, { name, rows, place }: Column): void => {
  if (told === rows) return;
  const why = place.at(-1) === "states" ? "one more than the episode's length" : "the episode's length";
  throw new UnreadableResult(`${placeText([...place, name])} has ${told} rows, and ${rows} are expected (${why})`);
};

const notFinite = (value: unknown, { name, place }: Column, row: number): UnreadableResult =>
  new UnreadableResult(`${placeText([...place, name, row])} is ${JSON.stringify(value)}: a finite number expected`);

/** Of result.json: a list of numbers, of a vector of lists. `put` takes each number with its row and its place in it. */
const fromLists = (told: unknown, column: Column, put: (value: number, row: number, element: number) => void): void => {
  const { name, size, isVector, rows, place } = column;
  if (!Array.isArray(told))
    throw new UnreadableResult(`${placeText([...place, name])} is missing, or no list: expected ${rows} rows`);
  requireRows(told.length, column);
  for (let row = 0; row < rows; row++) {
    const value: unknown = told[row];
    const values: readonly unknown[] = !isVector && !Array.isArray(value) ? [value] : (value as unknown[]);
    if (!Array.isArray(values) || values.length !== size)
      throw new UnreadableResult(
        `${placeText([...place, name, row])} is ${JSON.stringify(value)}: ${size} number(s) expected`,
      );
    for (let element = 0; element < size; element++) {
      if (!isNumber(values[element])) throw notFinite(value, column, row);
      put(numberIn(values[element]), row, element);
    }
  }
};

/** Of trajectories.npz: an array; of a number of its own one dimension or one column. */
const fromArray = (
  { rows: told, width, numbers }: NumberRows,
  column: Column,
  put: (value: number, row: number, element: number) => void,
): void => {
  const { name, size, isVector, rows, place } = column;
  requireRows(told, column);
  if ((width ?? 1) !== size || (isVector && width === undefined))
    throw new UnreadableResult(
      `${placeText([...place, name])} has ${width === undefined ? "one dimension" : `${width} columns`}: ${size} number(s) a row expected`,
    );
  for (let row = 0; row < rows; row++)
    for (let element = 0; element < size; element++) {
      const value = numbers[row * size + element] as number;
      if (!Number.isFinite(value)) throw notFinite(String(value), column, row);
      put(value, row, element);
    }
};

/** Row-major numbers of all fields: of each a column of `rows` rows. */
const rowsOf = (
  told: Readonly<Record<string, unknown>>,
  { layout, rows, place }: { layout: Layout; rows: number; place: readonly PropertyKey[] },
): Float64Array => {
  const names = layout.entries.map(({ name }) => name);
  const unknown = Object.keys(told).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UnreadableResult(
      `${placeText([...place, unknown])} is no field of the world file, which has ${names.join(", ")}`,
    );
  const all = new Float64Array(rows * layout.width);
  for (const { name, offset, size, field } of layout.entries) {
    const column = { name, size, isVector: field.size !== undefined, rows, place };
    const given = told[name];
    const put = (value: number, row: number, element: number) => {
      all[row * layout.width + offset + element] = value;
    };
    if (given instanceof NumberRows) fromArray(given, column, put);
    else fromLists(given, column, put);
  }
  return all;
};

/** The episode as simulators hand theirs on; null where the trainer wrote no states. Raises `UnreadableResult`. */
export const trajectoryOf = (
  { states, actions, length, ending }: ToldEpisode,
  { spec, index }: { spec: EnvironmentSpec; index: number },
): Trajectory | null => {
  if (states === undefined) return null;
  const place = ["episodes", index];
  if (actions === undefined)
    throw new UnreadableResult(
      `${placeText([...place, "actions"])} is missing: states come with the actions that led through them`,
    );
  return {
    length,
    ending,
    states: rowsOf(states, { layout: stateLayout(spec), rows: length + 1, place: [...place, "states"] }),
    actions: rowsOf(actions, { layout: actionLayout(spec), rows: length, place: [...place, "actions"] }),
  };
};
