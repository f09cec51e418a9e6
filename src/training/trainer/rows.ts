import type { Layout } from "../../core/fields.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import type { Trajectory } from "../../core/trajectory.ts";
import { placeText, UnreadableResult, type ToldEpisode } from "./result-file.ts";

const numberIn = (value: unknown): number => (typeof value === "boolean" ? Number(value) : (value as number));

const isNumber = (value: unknown): boolean => typeof value === "boolean" || Number.isFinite(value);

/** Row-major numbers of a field each: a list of `rows` numbers, of a vector a list of `rows` lists. */
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
    const column = told[name];
    const at = [...place, name];
    if (!Array.isArray(column))
      throw new UnreadableResult(`${placeText(at)} is missing, or no list: expected ${rows} rows`);
    if (column.length !== rows)
      throw new UnreadableResult(
        `${placeText(at)} has ${column.length} rows, and ${rows} are expected (${place.at(-1) === "states" ? "one more than the episode's length" : "the episode's length"})`,
      );
    for (let row = 0; row < rows; row++) {
      const value: unknown = column[row];
      const values: readonly unknown[] =
        field.size === undefined && !Array.isArray(value) ? [value] : (value as unknown[]);
      if (!Array.isArray(values) || values.length !== size)
        throw new UnreadableResult(
          `${placeText([...at, row])} is ${JSON.stringify(value)}: ${size} number(s) expected`,
        );
      for (let element = 0; element < size; element++) {
        if (!isNumber(values[element]))
          throw new UnreadableResult(
            `${placeText([...at, row])} is ${JSON.stringify(value)}: a finite number expected`,
          );
        all[row * layout.width + offset + element] = numberIn(values[element]);
      }
    }
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
