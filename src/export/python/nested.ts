import { quoted } from "./piece.ts";

/** An expression of Python's and where in a nest of dicts it belongs. */
export type Place = { path: readonly string[]; text: string };

/** `{"torso": {"x": row[0], …}, …}`, in the order of the places. */
export const nested = (places: readonly Place[]): string => {
  const names = [...new Set(places.map(({ path }) => path[0] as string))];
  const entries = names.map((name) => {
    const inside = places.filter(({ path }) => path[0] === name);
    const [only] = inside;
    const value =
      only !== undefined && only.path.length === 1
        ? only.text
        : nested(inside.map(({ path, text }) => ({ path: path.slice(1), text })));
    return `${quoted(name)}: ${value}`;
  });
  return `{${entries.join(", ")}}`;
};
