import { mean } from "../core/statistics.ts";
import type { Paid, Reading, TermReading } from "./reading.ts";

/** What the reward prefers to doing the task. `culprit`: the term by which the own episodes earn most over a doer's. */
export type Preference = {
  /** The reward pays the own episodes no less than those of a doer: it is wrong, whatever was learnt. Null: nobody knows. */
  wrong: boolean | null;
  culprit: TermReading | null;
  /** By how much the culprit pays more an episode, and a step. */
  gain: number;
  /** What a doer earns more by a term than the own episodes. */
  lossOf: (term: TermReading) => number;
  /** By which the figures above are large or small. */
  scale: number;
};

/** Of the scale: less is as good as equal. */
const equal = 0.05;
/** How far lengths may differ for steps to be compared with steps; else whole episodes are. */
const alike = 1.25;

const most = <Item>(items: readonly Item[], by: (item: Item) => number): Item | undefined =>
  items.toSorted((left, right) => by(right) - by(left))[0];

type PaidTo = (paid: Paid) => number;

const weigh = ({ terms }: Reading, paidTo: PaidTo): Omit<Preference, "wrong"> & { preferred: number } => {
  const gainOf = ({ own, doer }: TermReading): number => paidTo(own) - (doer === null ? 0 : paidTo(doer));
  const scale = terms.reduce(
    (sum, { own, doer }) => sum + Math.max(Math.abs(paidTo(own)), doer === null ? 0 : Math.abs(paidTo(doer))),
    0,
  );
  const culprit = most(terms, gainOf);
  const gain = culprit === undefined ? 0 : gainOf(culprit);
  return {
    culprit: culprit !== undefined && gain > 0 ? culprit : null,
    gain,
    lossOf: (term) => -gainOf(term),
    scale,
    preferred: terms.reduce((sum, term) => sum + gainOf(term), 0),
  };
};

/** Whether own episodes last as long as a doer's. */
export const areAlike = ({ doers, length }: Reading): boolean => {
  const doerLength = mean(doers.plays.map((play) => play.length));
  return Math.max(doerLength, length.own) <= alike * Math.min(doerLength, length.own);
};

const nobody: Preference = { wrong: null, culprit: null, gain: 0, lossOf: () => 0, scale: 0 };

export const preferenceOf = (reading: Reading): Preference => {
  const { own, doers, length } = reading;
  if (doers.plays.length === 0 || own.plays.length === 0) return nobody;
  // Who lasts as long is compared by what is done in the end too: a doer may have begun nearer to it.
  const whole = weigh(reading, ({ perEpisode }) => perEpisode);
  const late = areAlike(reading) ? weigh(reading, ({ late: paid }) => paid.mean * length.own) : whole;
  const isWrong = ({ preferred, scale }: typeof whole): boolean => preferred >= -equal * scale;
  const { preferred: _, ...told } = isWrong(late) ? late : whole;
  return { ...told, wrong: isWrong(late) || isWrong(whole) };
};
