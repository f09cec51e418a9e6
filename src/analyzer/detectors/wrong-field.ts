import { goalColumns, movedColumns } from "../goal-columns.ts";
import { opinionsOf } from "../opinions.ts";
import type { TermReading } from "../reading.ts";
import { mistakenFor } from "../wish.ts";
import { cause, overFailures } from "./causes.ts";
import { reachedIn } from "./reach.ts";

/** Share of episodes that the world ends from which who falls is nowhere. */
const mostly = 0.5;

/** Whether its program goes by the state, and by none of these columns. */
const isBeside =
  (columns: ReadonlySet<string>) =>
  ({ meaning }: TermReading): boolean =>
    meaning !== null && meaning.columns.size > 0 && [...meaning.columns].every((column) => !columns.has(column));

/**
 * What leads reads another field than the task is about: one that nobody moves, one in which the policy is where doing the task ends as well, or
 * one in which it asks for the number that another has where the task is done.
 */
export const wrongField = overFailures("wrong-field", (reading) => {
  if (reading.doers.plays.length === 0 || (reachedIn(reading)?.reached ?? 0) >= 0.5) return [];
  const { leading, speaking } = opinionsOf(reading);
  const isFixed = isBeside(new Set(movedColumns(reading)));
  // What it pays differs by the start of an episode alone, so that whatever it would rather have is luck.
  if (leading.length > 0 && leading.every(isFixed))
    return leading.map(({ name, own }) => cause("misread", 0.93, { "paid a step": own.mean }, { term: name }));
  // A prize that nobody met says nothing of what the policy was led by.
  const isHeard = speaking.some(({ own, chance }) => own.deviation > 0 || chance.deviation > 0);
  if (isHeard || reading.ended >= mostly) return [];
  const goal = goalColumns(reading);
  const isElsewhere = isBeside(goal);
  return leading
    .filter((term) => !speaking.includes(term))
    .flatMap((term) => {
      const figures = { "paid a step": term.own.late.mean, "to who does the task": term.doer?.late.mean ?? 0 };
      const field = mistakenFor(reading, { term, goal });
      if (field !== null) return [cause("misread", 0.87, figures, { term: term.name, field })];
      return isElsewhere(term) ? [cause("misread", 0.82, figures, { term: term.name })] : [];
    });
});
