import type { BehaviourPart } from "../../core/behaviour.ts";
import { mean } from "../../core/statistics.ts";
import type { StateColumn } from "./columns.ts";
import { excursion, oneWay, scoreOf, small, spanOf } from "./figures.ts";

/** Where a field went from where it began. */
export const changePart = (column: StateColumn): BehaviourPart => {
  const { name: field, episodes } = column;
  const { unit } = column.field;
  if (column.field.periodic) {
    const turns = episodes.map(({ turned = 0 }) => turned / (2 * Math.PI));
    return oneWay(turns)
      ? { kind: "turns", field, turns: mean(turns), oneWay: true }
      : { kind: "turns", field, turns: mean(turns.map(Math.abs)), oneWay: false };
  }
  const excursions = episodes.map(excursion);
  const sizes = excursions.map(Math.abs);
  if (scoreOf(column) < small.other) return { kind: "stays", field, unit, extent: Math.max(...sizes) };
  const lasts = episodes.map(({ last }) => last);
  if (!oneWay(excursions)) {
    const alike = Math.max(...lasts) - Math.min(...lasts) <= small.other * spanOf(column);
    return { kind: "swings", field, unit, extent: mean(sizes), last: alike ? mean(lasts) : null };
  }
  const first = mean(episodes.map((each) => each.first));
  return {
    kind: "changes",
    field,
    unit,
    first,
    extreme: first + mean(excursions),
    last: mean(lasts),
  };
};

/** A distance is told by its ends, whichever way it went. */
export const distancePart = ({ name: field, field: { unit }, episodes }: StateColumn): BehaviourPart => ({
  kind: "distance",
  field,
  unit,
  first: mean(episodes.map(({ first }) => first)),
  least: mean(episodes.map(({ min }) => min)),
  last: mean(episodes.map(({ last }) => last)),
});
