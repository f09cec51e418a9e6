import { mean } from "../../core/statistics.ts";
import type { StateColumn } from "./columns.ts";

export type Figures = StateColumn["episodes"][number];

/** Below this share of a field's range an excursion is none to speak of. */
export const small = { place: 0.01, other: 0.1 };

/** How far an episode took a field from where it began, by sign. */
export const excursion = ({ first, min, max }: Figures): number =>
  max - first >= first - min ? max - first : min - first;

export const meanExcursion = ({ episodes }: StateColumn): number =>
  mean(episodes.map((each) => Math.abs(excursion(each))));

export const hasEnds = ({ field: { range } }: StateColumn): boolean => Number.isFinite(range[1] - range[0]);

/** A field's range; of one without ends what was seen. An angle's is a turn at most. */
export const spanOf = (column: StateColumn): number => {
  const { field, kind, episodes } = column;
  const span = hasEnds(column)
    ? field.range[1] - field.range[0]
    : Math.max(...episodes.map(({ max }) => max)) - Math.min(...episodes.map(({ min }) => min));
  return kind === "angle" ? Math.min(span, field.unit === "°" ? 360 : 2 * Math.PI) : span;
};

/** Mean excursion as a share of the field's range; of an angle that jumps how far it turned, as a share of a turn. */
export const scoreOf = (column: StateColumn): number => {
  if (column.field.periodic) return mean(column.episodes.map(({ turned = 0 }) => Math.abs(turned))) / (2 * Math.PI);
  const span = spanOf(column);
  return span > 0 ? meanExcursion(column) / span : 0;
};

/** The one with the most of it; none of none. */
export const most = (columns: readonly StateColumn[], of: (column: StateColumn) => number): StateColumn | undefined =>
  columns.reduce<StateColumn | undefined>(
    (best, each) => (best === undefined || of(each) > of(best) ? each : best),
    undefined,
  );

/** So much of what single episodes did must be left of it in their mean for "one way". */
const agreed = 0.8;

export const oneWay = (values: readonly number[]): boolean =>
  Math.abs(mean(values)) >= agreed * mean(values.map(Math.abs));
