import { outward } from "../outward.ts";
import { fieldSize, type PlannedField } from "./model-fields.ts";
import type { Range } from "./model-parts.ts";

/** Seen values with room around them; something that hardly moves gets one unit to each side. */
const widened = ([low, high]: Range): Range => {
  const span = high - low;
  if (!(span > 1e-6)) return [outward(low - 1, "floor"), outward(high + 1, "ceil")];
  return [outward(low - span / 4, "floor"), outward(high + span / 4, "ceil")];
};

const within = ([low, high]: Range, possible: Range = [-Infinity, Infinity]): Range => {
  const held: Range = [Math.max(low, possible[0]), Math.min(high, possible[1])];
  if (held[0] < held[1]) return held;
  // Nothing but the end of what is possible was met.
  return possible[1] > possible[0] + 1 ? [possible[0], possible[0] + 1] : possible;
};

const rangeOf = (
  { limits, possible, symmetric }: Pick<PlannedField, "limits" | "possible" | "symmetric">,
  { met, start }: { met: Range; start: number },
): Range => {
  const [low, high] = Number.isFinite(met[0]) ? met : [0, 0];
  const centre = symmetric === "about start" ? start : 0;
  const away = Math.max(Math.abs(low - centre), Math.abs(high - centre));
  const seen = widened(symmetric === undefined ? [low, high] : [centre - away, centre + away]);
  // The model's limits give way a little under load.
  const wanted: Range =
    limits === undefined
      ? seen
      : [Math.min(limits[0], outward(low, "floor")), Math.max(limits[1], outward(high, "ceil"))];
  return within(wanted, possible);
};

/** The smallest and the largest of each field in rows, over all its numbers. */
const spansOf = (fields: readonly PlannedField[], rows: Iterable<Float64Array>): Range[] => {
  const spans = fields.map((): [number, number] => [Infinity, -Infinity]);
  for (const row of rows) {
    let column = 0;
    fields.forEach((field, index) => {
      const span = spans[index] as [number, number];
      for (let part = 0; part < fieldSize(field); part++) {
        const value = row[column++] as number;
        span[0] = Math.min(span[0], value);
        span[1] = Math.max(span[1], value);
      }
    });
  }
  return spans;
};

/** A range for each field's declaration, and the plain span of what was met in episodes, starts left out. */
export type Measured = { fields: readonly PlannedField[]; ranges: readonly Range[]; spans: readonly Range[] };

/** The range of each field: the model's limits and what was met up to the episodes' ends, with room, and nothing that cannot be. */
export const measureRanges = (
  fields: readonly PlannedField[],
  { episodes, starts }: { episodes: readonly (readonly Float64Array[])[]; starts: readonly Float64Array[] },
): Measured => {
  const first = spansOf(fields, starts);
  const all = spansOf(fields, [...starts, ...episodes.flat()]);
  return {
    fields,
    ranges: fields.map((field, index) => {
      const [low, high] = first[index] as Range;
      return rangeOf(field, { met: all[index] as Range, start: (low + high) / 2 });
    }),
    spans: spansOf(fields, episodes.flat()),
  };
};
