import { mean, median } from "../../core/statistics.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading, TermReading } from "../reading.ts";
import { isConstant, isRestraint, opinionsOf } from "../opinions.ts";
import type { RecordedPlay } from "../../core/recording.ts";
import { backOf, columnsIn, isOfMotion, pathPerStep, spanOf, turnsOf } from "../steps.ts";
import { courseOf } from "../course.ts";
import { endFrom } from "../ends.ts";
import { fullness } from "../fullness.ts";
import { cause, overFailures } from "./causes.ts";

/** Of what chance moves a step: less is keeping still. */
const still = 0.3;
/** Of chance's effort: less is doing nothing, whatever the world moves by itself. */
const atRest = 0.15;
/** Of what chance is charged: the policy that is charged no more does nearly nothing of it. */
const spared = 0.05;
/** Turns of a column in an episode from which it goes to and fro. */
const often = 6;
/** Of the span that chance has: smaller swings are trembling. */
const wide = 0.3;
const nearlyAll = 0.8;
/** Of a way, what is gone back again, from which it is to and fro; and by how much more than a doer is paid for one way. */
const undone = 0.35;
const more = 1.25;
/** Of the most that a term pays in a step: what it charges at most, where going back costs nothing. */
const taken = 0.2;
/** Of what the policy is paid: chance has as good as all of it. */
const byChance = 0.9;
/** How surely a term is at its bound from which that is what is wrong with it. */
const steady = 0.9;

/** Of what doing the task brings a step: a price of moving from here on is dear. */
const comparable = 0.5;

/** What of the episodes is looked at for keeping still: where what was learnt shows, wherever they began. */
const lateOf = (plays: readonly RecordedPlay[]): RecordedPlay[] =>
  plays.map((play) => {
    const from = endFrom(play.length);
    const cut = (columns: Record<string, number[]>) =>
      Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(from)]));
    return { ...play, states: cut(play.states), actions: cut(play.actions) };
  });

/** How much is moved a step and how far, as a multiple of chance; over all columns that chance moves. */
const motionOf = (own: readonly RecordedPlay[], chance: readonly RecordedPlay[]): number => {
  const ratiosOf = (figure: typeof pathPerStep): number => {
    const ratios = columnsIn(chance).flatMap((column) => {
      const usual = figure(chance, column);
      return usual > 0 ? [figure(own, column) / usual] : [];
    });
    return ratios.length === 0 ? 1 : median(ratios);
  };
  return Math.max(ratiosOf(pathPerStep), ratiosOf(spanOf));
};

/** What is used of the actions' room, as a multiple of chance. */
const effortOf = (own: readonly RecordedPlay[], chance: readonly RecordedPlay[]): number => {
  const of = (plays: readonly RecordedPlay[]) => {
    const sizes = plays.flatMap(({ actions }) => Object.values(actions).map((values) => mean(values.map(Math.abs))));
    return sizes.length === 0 ? 0 : mean(sizes.filter(Number.isFinite));
  };
  const usual = of(chance);
  return usual > 0 ? of(own) / usual : 1;
};

export const idling = overFailures("idling", (reading) => {
  if (reading.own.plays.length === 0 || reading.ended > 1 - nearlyAll) return [];
  const [own, chance] = [lateOf(reading.own.plays), lateOf(reading.chance.plays)];
  const [motion, effort] = [motionOf(own, chance), effortOf(own, chance)];
  // What holds it down by a charge, and is charged next to nothing, may be of another measure of effort than its mean.
  const { culprit } = preferenceOf(reading);
  const isSpared =
    culprit !== null &&
    isRestraint(culprit) &&
    culprit.chance.high <= 0 &&
    culprit.own.late.mean >= spared * culprit.chance.mean;
  if (motion > still && effort > atRest && !isSpared) return [];
  // Of all that was gained over chance, what came of moving and doing less.
  const gains = reading.terms.map((term) => ({
    term,
    gain: Math.max(0, term.own.late.mean - term.chance.mean),
    // An allowance that hardly anything is taken from saves nothing.
    isSaved:
      !isConstant(term) &&
      (isRestraint(term) ||
        (term.chance.high <= 0 && isOfMotion(reading.chance.plays, term.name) && term.reads?.of !== "place")),
  }));
  const gained = gains.reduce((sum, { gain }) => sum + gain, 0);
  const [dearest] = gains.filter(({ isSaved }) => isSaved).toSorted((left, right) => right.gain - left.gain);
  const all = gains.reduce((sum, { gain, isSaved }) => sum + (isSaved ? gain : 0), 0);
  const saved = gained === 0 ? 0 : all / gained;
  const figures = { "motion, of chance's": motion, "effort, of chance's": effort, "gained by what is saved": saved };
  // Where nothing would rather have the task done, to keep still is what is asked for.
  const { speaking } = opinionsOf(reading);
  const isDear = saved > 0.5 && speaking.length > 0;
  // What moving about costs a step before anything is learnt, and what a step could bring in the end: where the one is of the other's size,
  // who keeps still meets nothing and drowns in whatever is paid for it, and neither is to blame.
  const price = gains.reduce((sum, { term, isSaved }) => sum + (isSaved ? -term.chance.mean : 0), 0);
  const prize = speaking.reduce((sum, { own, doer }) => sum + (doer?.mean ?? 0) - own.mean, 0);
  const likelihood = !isDear ? 0.45 : price > comparable * prize ? 0.95 : 0.85;
  return [cause("idled", likelihood, figures, saved > 0 && dearest !== undefined ? { term: dearest.term.name } : {})];
});

/** Its program holds what is after a step against what was before it, so that it pays for how a column changes. */
const changesOf = ({ meaning }: TermReading): string[] => [...(meaning?.changes ?? [])];

/**
 * Columns that a term is earned by going to and fro in: those of which its program reads the change, the one that it goes by, or, where none
 * tells it, whichever turns often.
 */
const swingOf = ({ own, chance }: Reading, term: TermReading) => {
  const { reads } = term;
  const changes = changesOf(term);
  const swings = columnsIn(own.plays).flatMap((column) => {
    if (changes.includes(column)) {
      const back = backOf(own.plays, { column, isChange: true });
      return back >= undone ? [{ column, back }] : [];
    }
    const span = spanOf(own.plays, column);
    // What is paid by a column itself is paid for however small a swing of it.
    const isWide = span > 0 && (reads !== null || span >= wide * spanOf(chance.plays, column));
    if (!isWide || (reads !== null && reads.column !== column)) return [];
    const back = reads === null ? Number(turnsOf(own.plays, column) >= often) : backOf(own.plays, reads);
    return back >= undone ? [{ column, back }] : [];
  });
  return swings.toSorted((left, right) => right.back - left.back)[0];
};

/** What a term pays the last step of doing the task. */
const endPay = ({ doers }: Reading, { name, weight }: TermReading): number =>
  mean(doers.plays.map(({ terms }) => weight * (terms?.[name]?.at(-1) ?? 0)));

/** The policy ends about one place: it goes nowhere as far as doing the task takes it. */
const rests = ({ own, doers }: Reading): boolean => {
  const late = lateOf(own.plays);
  const ratios = columnsIn(doers.plays).flatMap((column) => {
    const usual = spanOf(doers.plays, column);
    return usual > 0 ? [spanOf(late, column) / usual] : [];
  });
  return ratios.length > 0 && median(ratios) < wide;
};

/** A term that is earned by going to and fro, or by lingering where doing the task would end it. */
export const farming = overFailures("farming", (reading) => {
  if (reading.own.plays.length === 0 || reading.ended >= 0.5) return [];
  const { wrong, culprit, gain, scale } = preferenceOf(reading);
  if (culprit === null || wrong === false || scale === 0 || isRestraint(culprit)) return [];
  // What is taken back on the way back is no farm.
  if (!(culprit.own.mean > 0) || culprit.own.low < -taken * culprit.own.high) return [];
  // At its bound, whoever acts, it is earned by nothing in particular.
  if (fullness(culprit, reading) > steady) return [];
  const swing = swingOf(reading, culprit);
  const { doers } = reading;
  const isEnd = doers.episodes.filter(({ ending }) => ending === "terminated").length > doers.episodes.length / 2;
  // Doing the task ends the episode, and with it what each step pays; who rests where more is paid than there, or on the way, is not beside it.
  const lasts =
    isEnd && culprit.doer !== null && reading.length.own > 1.5 * median(doers.episodes.map(({ length }) => length));
  const isElsewhere = rests(reading) || courseOf(reading, culprit)?.isShort === true;
  // What is done with the motors is done anywhere, and beside no goal; and what chance is paid as well nobody lingers for.
  const lingers =
    lasts &&
    culprit.chance.going < byChance * culprit.own.mean &&
    culprit.reads?.of !== "action" &&
    (!isElsewhere || endPay(reading, culprit) >= culprit.own.mean);
  const isOfGoing = culprit.reads === null || culprit.reads.of === "motion" || changesOf(culprit).length > 0;
  const goes = swing !== undefined && isOfGoing && culprit.own.perEpisode >= more * (culprit.doer?.perEpisode ?? 0);
  if (!goes && !lingers) return [];
  const figures = {
    "paid a step": culprit.own.mean,
    "paid more than for doing the task": gain,
    ...(swing !== undefined && { "of the way, gone back": swing.back }),
  };
  return [cause("farmed", 0.88, figures, { term: culprit.name, ...(goes && { field: swing.column }) })];
});
