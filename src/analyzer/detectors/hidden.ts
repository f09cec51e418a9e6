import { span } from "../../core/span.ts";
import type { Reading } from "../reading.ts";
import { columnsIn } from "../steps.ts";
import { cause, overFailures } from "./causes.ts";
import { hiddenColumns } from "./observation.ts";

/** Drawn for an episode and kept through it: what the policy would have to be told at its start. */
const isGiven = ({ own, chance }: Reading, column: string): boolean => {
  const values = [...own.plays, ...chance.plays].flatMap(({ states }) =>
    states[column] === undefined ? [] : [states[column]],
  );
  return values.every((each) => span(each) === 0) && span(values.map(([first]) => first ?? 0)) > 0;
};

/**
 * A term goes by what every episode is given anew and no observation tells: whatever that asks for, the same is seen where the opposite is
 * asked. A policy that keeps away from both, or knows one side alone, has no steps in which that would show.
 */
export const hidden = overFailures("hidden", (reading) => {
  const given = columnsIn(reading.own.plays).filter((column) => isGiven(reading, column));
  const asked = reading.terms.flatMap((term) => {
    const [field] = given.filter((column) => term.meaning?.columns.has(column));
    return field === undefined ? [] : [{ term, field }];
  });
  const unseen = new Set(asked.length === 0 ? [] : hiddenColumns(reading, given));
  const [told] = asked.filter(({ field }) => unseen.has(field));
  if (told === undefined) return [];
  return [
    cause(
      "observation-limited",
      0.7,
      { "terms that go by it": asked.length },
      { term: told.term.name, field: told.field },
    ),
  ];
});
