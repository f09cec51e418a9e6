import type { CauseFinding } from "../../core/finding.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading, TermReading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Deviation over mean up to which a payment is nearly the same in every step. */
const nearlySame = 0.1;
/** Share of what is paid in all from which a constant floods the rest. */
const floodShare = 0.8;
/** How much of the culprit's gain the right term must offer against it to be one that is outweighed. */
const offered = 0.05;
/** From here on two terms are of one size. */
const comparable = 0.3;
/** Of a term's range: it deviates no more in the end, where the policy has settled. */
const settled = 0.15;

const size = ({ own }: TermReading): number => Math.abs(own.mean);

const ends = ({ own, chance, doer }: TermReading): [number, number] => [
  Math.min(own.low, chance.low, doer?.low ?? own.low),
  Math.max(own.high, chance.high, doer?.high ?? own.high),
];

const rangeOf = (term: TermReading): number => ends(term)[1] - ends(term)[0];

/** Where between its worst and its best, over everybody's steps, a term stands in the end: 0…1. */
const standing = (term: TermReading): number => {
  const range = rangeOf(term);
  return range > 0 ? (term.own.late.mean - ends(term)[0]) / range : 1;
};

const flood = (reading: Reading): CauseFinding[] => {
  const total = reading.terms.reduce((sum, term) => sum + size(term), 0);
  return reading.terms.flatMap((term) => {
    const { own } = term;
    const share = total === 0 ? 0 : size(term) / total;
    const isConstant = own.mean > 0 && own.deviation <= nearlySame * own.mean;
    // Paid for doing the task as for not doing it: else it is what the term asks for, and was learnt.
    const isCommon = Math.min(term.doer?.mean ?? own.mean, own.mean) >= floodShare * own.mean;
    if (reading.terms.length < 2 || share < floodShare || !isConstant || !isCommon) return [];
    const figures = { "share of what is paid": share, "deviation over mean": own.deviation / own.mean };
    return [cause("floods", 0.55 + 0.35 * share, figures, { term: term.name })];
  });
};

/** Which term decides against the task, and how: alone, or drawn against one that is right. */
export const weights = overFailures("weights", (reading) => {
  const floods = flood(reading);
  const { wrong, culprit, gain, right, loss } = preferenceOf(reading);
  if (wrong !== true || culprit === null || right === null || gain <= 0 || loss < offered * gain) return floods;
  const figures = { "paid more than for doing the task": gain, "what doing it brings by the other": loss };
  const about = { term: culprit.name, other: right.name };
  const [had, other] = [standing(culprit), standing(right)];
  const isBetween = had < 0.95 && other > 0.1 && loss >= comparable * gain;
  const isSettled = [culprit, right].every((term) => term.own.late.deviation <= settled * rangeOf(term));
  if (isBetween && isSettled)
    return [
      ...floods,
      cause("fights", 0.82, { ...figures, "what the first has of its best": had, "the second": other }, about),
      cause("dominates", 0.5, figures, about),
    ];
  return [...floods, cause("dominates", 0.6 + 0.2 * Math.min(1, gain / Math.max(loss, 1e-12) - 1), figures, about)];
});
