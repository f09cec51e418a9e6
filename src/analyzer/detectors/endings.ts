import type { FindingMoment } from "../../core/finding.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading, TermReading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Share of episodes that the world ends from which the end is what happens. */
const mostly = 0.5;
const nearlyAll = 0.8;
/** Of the random policy's length: what does not outlast chance, though each step costs, is ended on purpose. */
const sooner = 1.1;
/** Seconds are worlds apart, so the last twentieth of an episode is its end. */
const lastPart = 0.05;

const lastMoments = ({ own, seed }: Reading): FindingMoment[] =>
  own.episodes
    .slice(0, own.plays.length)
    .flatMap(({ length, ending }, episode) =>
      ending === "terminated" ? [{ seed, episode, from: Math.floor(length * (1 - lastPart)), to: length }] : [],
    );

/** What a step brings before the last one, on average. */
const stepValue = ({ own }: Reading): number => {
  const rewards = own.plays.flatMap((play) => (play.rewards ?? []).slice(0, -1));
  return rewards.length === 0 ? 0 : rewards.reduce((sum, value) => sum + value, 0) / rewards.length;
};

/** Pays for the end itself, and who does the task does not end: what was meant for the goal is paid for the fall. */
const prizeForEnding = ({ own, terms }: Reading): TermReading | undefined =>
  terms.find(({ name, weight, own: paid, doer }) => {
    const isPaid = (value: number): boolean => weight * value > 0;
    return (
      doer !== null &&
      doer.high <= 0 &&
      paid.low >= 0 &&
      paid.high > 0 &&
      own.plays.every(({ terms: steps }) => !(steps?.[name] ?? []).slice(0, -1).some(isPaid))
    );
  });

/** Falls, and ends that are sought: the sooner, the fewer steps that cost. */
export const endings = overFailures("endings", (reading) => {
  if (reading.ended < mostly) return [];
  const { length, ended } = reading;
  const step = stepValue(reading);
  const figures = { "share of episodes ended": ended, steps: length.own, "steps by chance": length.chance };
  const moments = lastMoments(reading);
  // Shorter than by chance, or paid better than lasting as a doer does.
  const isSought = length.own < sooner * length.chance || preferenceOf(reading).wrong === true;
  const prize = prizeForEnding(reading);
  if (prize !== undefined) return [cause("misread", 0.93, figures, { moments, term: prize.name })];
  if (ended >= nearlyAll && isSought && step < 0)
    return [cause("ended-early", 0.92, { ...figures, "paid a step": step }, { moments })];
  // A doer lasts; where doing it ends the episode as well, an end is no fall.
  return [cause("fell", 0.45 + 0.25 * ended, figures, { moments, confidence: "counted" })];
});
