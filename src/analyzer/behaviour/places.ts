import type { BehaviourPart } from "../../core/behaviour.ts";
import { mean, sum } from "../../core/statistics.ts";
import type { StateColumn } from "./columns.ts";
import { excursion, oneWay, small, spanOf, type Figures } from "./figures.ts";

/** A way back below half of the way out is still a way out. */
const away = 0.5;

/** What a field's description says of the way in which it grows, e.g. "growing forwards", "positive upwards". */
const towardsOf = ({ leaf, field: { description } }: StateColumn, change: number): string => {
  const ways = ["forward", "backward", "left", "right", "upward", "downward"];
  const said = ways.filter((way) =>
    new RegExp(`\\b(?:growing|positive|grows|increasing)\\b[^,;.]*\\b${way}s?\\b`, "i").test(description),
  );
  const [way] = said;
  if (way === undefined || said.length > 1) return `towards ${change > 0 ? "larger" : "smaller"} ${leaf}`;
  const at = ways.indexOf(way);
  const taken = ways[change > 0 ? at : at % 2 === 0 ? at + 1 : at - 1] as string;
  return taken === "left" || taken === "right" ? `to the ${taken}` : taken;
};

/** Where a thing went. */
export const placePart = (column: StateColumn, seconds: readonly number[]): BehaviourPart => {
  const { name: field, episodes } = column;
  const { unit } = column.field;
  const changes = episodes.map(({ first, last }) => last - first);
  const extents = episodes.map((each) => Math.abs(excursion(each)));
  if (mean(extents) < small.place * spanOf(column)) return { kind: "stays", field, unit, extent: Math.max(...extents) };
  const sizes = changes.map(Math.abs);
  if (mean(sizes) < away * mean(extents))
    return { kind: "roams", field, unit, extent: mean(extents), last: mean(sizes) };
  const isOneWay = oneWay(changes);
  const counted = isOneWay ? changes : sizes;
  return {
    kind: "travels",
    field,
    unit,
    towards: isOneWay ? towardsOf(column, mean(changes)) : null,
    change: mean(counted),
    seconds: mean(seconds),
    speed: sum(counted) / sum(seconds),
  };
};

/** How far two things with the same coordinates are apart, where one of them stands still and the other does not. */
export const gapPart = (columns: readonly StateColumn[]): BehaviourPart | undefined => {
  const coordinates = columns.filter(({ kind }) => kind === "place" || kind === "height");
  const moving = new Set(coordinates.filter(({ still }) => !still).map(({ group }) => group));
  const pairs = coordinates.flatMap((mover) =>
    coordinates
      .filter(
        ({ group, leaf, field: { unit } }) => !moving.has(group) && leaf === mover.leaf && unit === mover.field.unit,
      )
      .map((target) => ({ mover, target })),
  );
  const [first] = pairs.filter(({ mover }) => moving.has(mover.group));
  if (first === undefined) return undefined;
  // All coordinates that these two things share.
  const shared = pairs.filter(
    ({ mover, target }) => mover.group === first.mover.group && target.group === first.target.group,
  );
  const apart = (at: "first" | "last"): number =>
    mean(
      first.mover.episodes.map((_, index) =>
        Math.hypot(
          ...shared.map(
            ({ mover, target }) => (mover.episodes[index] as Figures)[at] - (target.episodes[index] as Figures)[at],
          ),
        ),
      ),
    );
  const nameOf = ({ name, group }: StateColumn) => (shared.length > 1 ? group : name);
  return {
    kind: "gap",
    field: nameOf(first.mover),
    to: nameOf(first.target),
    unit: first.mover.field.unit,
    first: apart("first"),
    last: apart("last"),
  };
};
