import type { FindingMoment } from "../../core/finding.ts";
import type { LookedEpisode } from "../../core/outcome.ts";
import { mean, median } from "../../core/statistics.ts";
import type { Reading, TermReading } from "../reading.ts";
import { isRecord } from "../record.ts";
import { cause, overFailures } from "./causes.ts";

/** Of what a doer's window is worth once it does the task: a window from here on is one in which the goal was met. */
const done = 0.1;
/** Share of episodes in which it must be met to count as reached, and of those that may still have it at the end. */
const often = 0.5;
const kept = 0.35;
/** Chance that has such windows as often shows that they tell nothing. */
const byChance = 0.3;
/** Part of an episode that is its end. */
const lastPart = 0.2;

type Windows = NonNullable<LookedEpisode["values"][number]["pieces"]>;

const windowsOf = ({ values }: LookedEpisode): Windows => values[0]?.pieces ?? [];

const tail = (windows: Windows): Windows => windows.slice(-Math.max(1, Math.round(lastPart * windows.length)));

/**
 * The task judged in windows, fine and coarse: entered is what holds in one fine window; kept, what holds in most of the last part, so that an
 * error with recovery is no failure. Null where windows tell nothing of this task.
 */
export const reachedIn = ({ own, chance, doers, seed }: Reading) => {
  const atWork = doers.episodes.flatMap((episode) => tail(windowsOf(episode)).map(({ value }) => value));
  const goal = atWork.length === 0 ? 0 : done * Math.max(median(atWork), mean(atWork));
  if (goal <= 0) return null;
  const hitsOf = (windows: Windows): boolean[] => windows.map(({ value }) => value >= goal);
  const enters = (episodes: readonly LookedEpisode[]): number =>
    episodes.filter((episode) => hitsOf(windowsOf(episode)).includes(true)).length / Math.max(1, episodes.length);
  if (enters(chance.episodes) >= byChance) return null;
  const lasts = own.episodes.filter((episode) => {
    const hits = hitsOf(tail(windowsOf(episode)));
    return 2 * hits.filter(Boolean).length > hits.length;
  });
  const moments = own.episodes.flatMap((episode, place): FindingMoment[] => {
    const windows = windowsOf(episode);
    const last = windows[hitsOf(windows).lastIndexOf(true)];
    return last === undefined ? [] : [{ seed, episode: place, from: last.from, to: last.to }];
  });
  const shares = own.episodes.map((episode) => {
    const hits = hitsOf(windowsOf(episode));
    return hits.filter(Boolean).length / Math.max(1, hits.length);
  });
  return {
    reached: enters(own.episodes),
    atEnd: lasts.length / Math.max(1, own.episodes.length),
    share: shares.length === 0 ? 0 : mean(shares),
    moments,
  };
};

/** What a step brings after the goal was left, against before: where going on is paid as well, to leave it is what is paid for. */
const paidAfter = ({ own }: Reading, moments: readonly FindingMoment[]): number => {
  const [before, after]: [number[], number[]] = [[], []];
  for (const { episode, to } of moments) {
    const rewards = own.plays[episode]?.rewards ?? [];
    before.push(...rewards.slice(0, to));
    after.push(...rewards.slice(to, -1));
  }
  if (before.length === 0 || after.length === 0) return 0;
  const scale = mean(before.map(Math.abs));
  return scale === 0 ? 0 : Math.max(0, mean(after) / scale);
};

/** Share of the own steps up to which a payment is an event, and of what a doer gets of it from which it was had. */
const event = 0.05;
const had = 0.5;
/** Of what it pays a step: what is paid so little more in the end, even to who does the task, is paid for coming and not for staying. */
const nothing = 0.02;

/** Has risen as far as a doer's has, or nearly, from where chance's ends. */
const isRisen = ({ own, chance, doer }: TermReading): boolean =>
  doer !== null && own.late.mean - chance.late.mean >= had * (doer.late.mean - chance.late.mean);

/** A term that pays for coming, once or ever after, and was had: of which an own episode gets about what a doer's does. */
const arrivalOf = (reading: Reading): TermReading | undefined => {
  const { own, doers, terms } = reading;
  // Where to arrive ends the episode, nothing can be lost.
  if (doers.episodes.every(({ ending }) => ending === "terminated")) return undefined;
  return terms.find((term) => {
    if (isRecord(term, reading) && isRisen(term)) return true;
    const { name, own: paid, chance, doer } = term;
    const values = own.plays.flatMap((play) => play.terms?.[name] ?? []);
    const share = values.filter((value) => value !== 0).length / Math.max(1, values.length);
    return (
      paid.low >= 0 &&
      share > 0 &&
      doer !== null &&
      (share <= event ||
        isRecord(term, reading) ||
        [paid, doer].every(({ mean: usual, late }) => late.mean <= nothing * usual)) &&
      doer.perEpisode > 0 &&
      // What chance is paid as well before the world ends its episodes is no arrival: who is paid so falls.
      (reading.ended < often || chance.perEpisode < had * doer.perEpisode) &&
      paid.perEpisode >= had * doer.perEpisode
    );
  });
};

/** Entered and left again, or entered hardly ever. */
export const reach = overFailures("reach", (reading) => {
  const arrival = arrivalOf(reading);
  const seen = reachedIn(reading);
  if (arrival !== undefined) {
    const figures = {
      "paid an episode for arriving": arrival.own.perEpisode,
      "as a doer is": arrival.doer?.perEpisode ?? 0,
    };
    return [cause("reached-and-lost", isRecord(arrival, reading) ? 0.9 : 0.86, figures, { term: arrival.name })];
  }
  if (seen === null) return [];
  const { reached, atEnd, share, moments } = seen;
  const figures = {
    "episodes that reach it": reached,
    "that have it at the end": atEnd,
    "windows in which it is done": share,
  };
  if (reached >= often && atEnd <= kept) {
    const after = paidAfter(reading, moments);
    const likelihood = 0.55 + 0.3 * (reached - atEnd) - 0.25 * Math.min(1, after);
    const about = { moments: moments.slice(0, 4), confidence: "counted" as const };
    return [cause("reached-and-lost", likelihood, { ...figures, "paid after it, of before": after }, about)];
  }
  // Said of nearly every failure, so that it stands behind whatever else is found.
  return reached < often ? [cause("never-reached", 0.35 * (1 - reached), figures, { confidence: "counted" })] : [];
});
