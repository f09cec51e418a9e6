import { fullness } from "../fullness.ts";
import { goalColumns } from "../goal-columns.ts";
import { opinionsOf } from "../opinions.ts";
import { areAlike, preferenceOf } from "../preference.ts";
import type { TermReading } from "../reading.ts";
import { isRecord } from "../record.ts";
import { cause, overFailures } from "./causes.ts";

/** How surely a term is full from which it leads no more. */
const sure = 0.9;
/** Share of episodes that the world ends from which falling is what happened. */
const half = 0.5;

/**
 * A term that goes by what the task is about, and pays the policy as it pays who does the task: it is at its bound for both. What
 * goes by anything else is paid alike rightly, being had; and where another term leads by what the task is about, this one need not.
 */
export const saturation = overFailures("saturation", (reading) => {
  const goal = goalColumns(reading);
  const { speaking, against } = opinionsOf(reading);
  const columnsOf = ({ meaning }: TermReading): string[] =>
    [...(meaning?.columns ?? [])].filter((name) => goal.has(name));
  // What is full in nearly every step may tell the few others apart, and leads no farther.
  if (speaking.some((term) => columnsOf(term).length > 0 && fullness(term, reading) < sure)) return [];
  // Who falls is nowhere in the end, whatever is paid there.
  const falls = reading.ended >= half && !reading.doers.episodes.every(({ ending }) => ending === "terminated");
  if (falls) return [];
  // What would rather not have the task done tells it apart, but for what is earned at its bound for as long as the task is put off.
  const { culprit } = preferenceOf(reading);
  const alike = reading.terms.filter((term) => !against.includes(term) || (term === culprit && !areAlike(reading)));
  return alike.flatMap((term) => {
    // A record is full for whoever has been there: that passing pays as well is what is wrong with it.
    if (isRecord(term, reading)) return [];
    const likelihood = fullness(term, reading);
    const [field] = columnsOf(term);
    if (field === undefined || likelihood === 0) return [];
    const figures = { "paid a step": term.own.late.mean, "to who does the task": term.doer?.late.mean ?? 0 };
    return [cause("saturates", likelihood, figures, { term: term.name, field })];
  });
});
