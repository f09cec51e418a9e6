import { mean, median } from "../../core/statistics.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading } from "../reading.ts";
import { columnsIn, isOfMotion, pathPerStep, spanOf, turnsOf } from "../steps.ts";
import { cause, overFailures } from "./causes.ts";

/** Of what chance moves a step: less is keeping still. */
const still = 0.3;
/** Of chance's effort: less is doing nothing, whatever the world moves by itself. */
const atRest = 0.15;
/** Of a cost by chance: where less is left, it is saved. */
const left = 0.2;
/** Turns of a column in an episode from which it goes to and fro. */
const often = 6;
/** Of the span that chance has: smaller swings are trembling. */
const wide = 0.3;
const nearlyAll = 0.8;

/** How much is moved a step and how far, as a multiple of chance; over all columns that chance moves. */
const motionOf = ({ own, chance }: Reading): number => {
  const ratiosOf = (figure: typeof pathPerStep): number => {
    const ratios = columnsIn(chance.plays).flatMap((column) => {
      const usual = figure(chance.plays, column);
      return usual > 0 ? [figure(own.plays, column) / usual] : [];
    });
    return ratios.length === 0 ? 1 : median(ratios);
  };
  return Math.max(ratiosOf(pathPerStep), ratiosOf(spanOf));
};

/** What is used of the actions' room, 0…1. */
const effortOf = ({ own, chance }: Reading): number => {
  const of = (plays: Reading["own"]["plays"]) => {
    const sizes = plays.flatMap(({ actions }) => Object.values(actions).map((values) => mean(values.map(Math.abs))));
    return sizes.length === 0 ? 0 : mean(sizes.filter(Number.isFinite));
  };
  const usual = of(chance.plays);
  return usual > 0 ? of(own.plays) / usual : 1;
};

export const idling = overFailures("idling", (reading) => {
  if (reading.own.plays.length === 0 || reading.ended > 1 - nearlyAll) return [];
  const [motion, effort] = [motionOf(reading), effortOf(reading)];
  if (motion > still && effort > atRest) return [];
  // Costs: what is never paid for, and was dearer by chance; of all that was gained over chance, what was saved of them.
  const gains = reading.terms.map(({ name, own, chance }) => ({
    name,
    gain: own.mean - chance.mean,
    isCost:
      chance.high <= 0 && own.high <= 0 && own.mean >= left * chance.mean && isOfMotion(reading.chance.plays, name),
  }));
  const gained = gains.reduce((sum, { gain }) => sum + Math.max(0, gain), 0);
  const [dearest] = gains.filter(({ isCost }) => isCost).toSorted((left, right) => right.gain - left.gain);
  const saved = gained === 0 ? 0 : Math.max(0, dearest?.gain ?? 0) / gained;
  const figures = { "motion, of chance's": motion, "effort, of chance's": effort, "gained by what is saved": saved };
  const likelihood = 0.35 + 0.35 * saved + (effort < 0.5 ? 0.2 : 0) - 0.2 * Math.min(1, motion / still);
  return [cause("idled", likelihood, figures, saved > 0 && dearest !== undefined ? { term: dearest.name } : {})];
});

/** The column that goes to and fro most, with swings that are wide. */
const swingOf = ({ own, chance }: Reading) => {
  const swings = columnsIn(own.plays).flatMap((column) => {
    const usual = spanOf(chance.plays, column);
    const span = spanOf(own.plays, column);
    return span > 0 && span >= wide * usual ? [{ column, perEpisode: turnsOf(own.plays, column) }] : [];
  });
  return swings.toSorted((left, right) => right.perEpisode - left.perEpisode)[0];
};

/** A term that is earned by going to and fro, or by lingering where doing the task would end it. */
export const farming = overFailures("farming", (reading) => {
  if (reading.own.plays.length === 0) return [];
  const { wrong, culprit, gain, scale } = preferenceOf(reading);
  if (culprit === null || wrong === false || scale === 0) return [];
  const pays = culprit.own.mean > 0;
  const swing = swingOf(reading);
  const doerLength =
    reading.doers.episodes.length === 0 ? null : median(reading.doers.episodes.map(({ length }) => length));
  // Doing the task ends the episode, and with it what each step pays.
  const lingers =
    doerLength !== null &&
    culprit.doer !== null &&
    reading.length.own > 1.5 * doerLength &&
    reading.ended < 0.5 &&
    pays &&
    reading.doers.episodes.filter(({ ending }) => ending === "terminated").length > reading.doers.episodes.length / 2;
  // Going to and fro until the world ends it is no way to farm.
  const goes =
    reading.ended < 0.5 && swing !== undefined && swing.perEpisode >= often && pays && motionOf(reading) > still;
  if (!goes && !lingers) return [];
  const figures = {
    "paid a step": culprit.own.mean,
    "paid more than for doing the task": gain,
    ...(swing !== undefined && { "turns an episode": swing.perEpisode }),
  };
  const varied = culprit.own.deviation > 0.3 * Math.abs(culprit.own.mean);
  return [
    cause("farmed", (goes ? 0.6 : 0) + (lingers ? 0.3 : 0) + (varied ? 0.25 : 0), figures, {
      term: culprit.name,
      ...(goes && { field: swing.column }),
    }),
  ];
});
