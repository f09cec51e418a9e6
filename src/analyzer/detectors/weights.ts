import type { CauseFinding } from "../../core/finding.ts";
import { courseOf } from "../course.ts";
import { isConstant, isOffset, opinionOf, opinionsOf } from "../opinions.ts";
import { preferenceOf } from "../preference.ts";
import { isBegunAt, isLedThere, placeAskedFor } from "../place.ts";
import { betweenOf } from "../pulls.ts";
import type { Reading, TermReading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Share of what is paid in all from which a constant floods the rest, and of it what the rest may come to. */
const floodShare = 0.8;
const drowned = 0.05;
/** Of it, what chance may lack on its way to a fall: for who lasts it is the same in every step, and no more than half of it was learnt. */
const lacking = 0.6;
/** Of a term's range: a term that would gain so little by the task tells it from what is near it, and no more. */
const hardly = 0.05;

const size = ({ own }: TermReading): number => Math.abs(own.mean);

const flood = (reading: Reading, speaking: readonly TermReading[]): CauseFinding[] => {
  const total = reading.terms.reduce((sum, term) => sum + size(term), 0);
  const told = speaking.reduce((sum, { own, doer }) => sum + Math.abs((doer?.mean ?? 0) - own.mean), 0);
  const constants = reading.terms.filter((term) => term.own.mean > 0 && isConstant(term, lacking));
  const share = total === 0 ? 0 : constants.reduce((sum, term) => sum + size(term), 0) / total;
  const isDrowned = speaking.length > 0 || constants.some(isOffset);
  if (!isDrowned || share < floodShare || told > drowned * total) return [];
  const [largest] = constants.toSorted((left, right) => size(right) - size(left));
  const figures = { "share of what is paid": share, "what speaks for the task, of it": told / total };
  return [cause("floods", 0.9, figures, { term: (largest as TermReading).name })];
};

/** Had whole, learnt, and worth so much more than what doing the task brings by another term that the other is not missed. */
const isFarAbove = ({ own, chance, doer }: TermReading, loss: number): boolean =>
  doer !== null &&
  own.late.mean > 0 &&
  own.late.mean >= (1 - drowned) * doer.late.mean &&
  loss <= drowned * (own.perEpisode - chance.perEpisode);

/** Which term decides against the task, and how: alone, or drawn against one that is right. */
export const weights = overFailures("weights", (reading) => {
  if (reading.doers.plays.length === 0) return [];
  const { leading, speaking } = opinionsOf(reading);
  const found = flood(reading, speaking);
  const { wrong, culprit, gain, lossOf } = preferenceOf(reading);
  const [right] = speaking.toSorted((left, other) => lossOf(other) - lossOf(left));
  if (right === undefined) return found;
  const rivals = leading.filter((term) => term !== right);
  for (const rival of rivals) {
    const had = betweenOf(reading, [rival, right]);
    if (had === null) continue;
    const figures = { "what the one has of its best": had.left, "the other": had.right };
    found.push(cause("fights", 0.85, figures, { term: rival.name, other: right.name }));
  }
  const loss = lossOf(right);
  // A prize for keeping calm leads nowhere and may be worth more than all that does.
  const prizes = reading.terms.filter((term) => term !== right && !isConstant(term) && !speaking.includes(term));
  const winner = prizes.find((term) => isFarAbove(term, loss));
  if (loss > 0 && winner !== undefined)
    found.push(cause("dominates", 0.6, { "paid a step": winner.own.mean }, { term: winner.name, other: right.name }));
  if (wrong !== true || culprit === null || culprit === right || isConstant(culprit) || loss <= 0) return found;
  const figures = { "paid more than for doing the task": gain, "what doing it brings by the other": loss };
  // A place of its own, on the way to where the task is done, stops short of it, where the other would hardly have more of the task.
  const place = placeAskedFor(reading, culprit);
  const isGoneTo = place !== null && isLedThere(culprit) && !isBegunAt(reading, place);
  const isOnTheWay = isGoneTo && opinionOf(right, reading) < hardly && courseOf(reading, culprit)?.isShort === true;
  if (isOnTheWay) found.push(cause("never-reached", 0.83, figures, { term: culprit.name, field: place.column }));
  return [...found, cause("dominates", 0.8, figures, { term: culprit.name, other: right.name })];
});
