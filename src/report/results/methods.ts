import { keysOf, varies } from "./cell-keys.ts";
import type { PlacedCell } from "./place.ts";
import type { Method } from "./types.ts";

/**
 * What is compared: the values that vary among cells of one task. What varies between tasks alone, as the environment does,
 * names the task. `withTask`: options that go with the task in part of a matrix, so that no comparison can tell the two apart.
 */
export const methodKeys = (
  tasks: readonly { cells: readonly PlacedCell[] }[],
): { keys: string[]; withTask: string[] } => {
  const all = tasks.flatMap(({ cells }) => cells);
  const keys = keysOf(all).filter((key) => tasks.some(({ cells }) => varies(cells, key)));
  return { keys, withTask: keysOf(all).filter((key) => !keys.includes(key) && varies(all, key)) };
};

/** Its values by the keys that are compared; one value stands for itself. */
export const methodOf = ({ cell }: Pick<PlacedCell, "cell">, keys: readonly string[]): Method => {
  const values = Object.fromEntries(keys.map((key) => [key, cell[key] ?? "default"]));
  const [only] = keys;
  const id =
    only === undefined
      ? "all runs"
      : keys.length === 1
        ? `${values[only]}`
        : keys.map((key) => `${key} ${values[key]}`).join(", ");
  return { id, values };
};
