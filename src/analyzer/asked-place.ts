import { stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { bounded } from "../critic/meaning/points.ts";
import type { Meaning } from "../critic/meaning/read-meaning.ts";

/** Of all that a term can pay: so near to its bound it is there. */
export const nearBound = 0.02;

/** Where in a column's range a term pays best, and that range. */
export type AskedPlace = { column: string; best: number[]; range: readonly [number, number]; isAngle: boolean };

const middle = ({ lo, hi }: { lo: number; hi: number }): number => (lo + hi) / 2;

/** Places of a column's range at which a term is asked what it pays there. */
const places = 201;

/** What pays best of a column that a term reads alone, over all of its range. */
export const askedPlace = (
  { sampled: { compute, points: drawer, columns } }: Meaning,
  { name, column, weight, spec }: { name: string; column: string; weight: number; spec: EnvironmentSpec },
): AskedPlace | null => {
  const [field] = columns.filter(({ key }) => key === `next.${column}` || key === `state.${column}`);
  if (field === undefined) return null;
  const { lo, hi } = bounded(field.range);
  const rest = new Map(columns.map(({ key, range }) => [key, key === "terminated" ? 0 : middle(bounded(range))]));
  const swept = Array.from({ length: places }, (_, place) => lo + ((hi - lo) * place) / (places - 1)).flatMap(
    (value) => {
      const point = drawer.settled(
        new Map(rest).set(`next.${column}`, value).set(`state.${column}`, value),
        `next.${column}`,
      );
      const paid = compute(point)?.terms.get(name);
      return paid === undefined ? [] : [{ value, paid: weight * paid }];
    },
  );
  const [first, last] = [swept[0], swept.at(-1)];
  // Of a program that is too much to follow so often, the rest of the range is not known.
  if (first === undefined || last === undefined || swept.length < places) return null;
  const all = swept.map(({ paid }) => paid);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const margin = nearBound * (most - least);
  const isBest = ({ paid }: { paid: number }): boolean => paid >= most - margin;
  const asked = stateLayout(spec).entries.find(({ path }) => path.join(".") === column)?.field;
  // A ring has no ends, only a seam.
  const isOpen = asked?.periodic === true ? isBest(first) !== isBest(last) : isBest(first) || isBest(last);
  if (isOpen || most === least) return null;
  return {
    column,
    best: swept.filter(isBest).map(({ value }) => value),
    range: [lo, hi],
    isAngle: asked?.unit === "rad",
  };
};
