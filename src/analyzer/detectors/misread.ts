import { opinionOf, opinionsOf } from "../opinions.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading, TermReading } from "../reading.ts";
import { courseOf } from "../course.ts";
import { isLedThere, placeAskedFor, slipOf } from "../place.ts";
import { cause, overFailures } from "./causes.ts";
import { reachedIn } from "./reach.ts";

/** Of a term's range: who has so much of it has what it asks for. */
const had = 0.05;
/** Of a term's range: whose steps cover so much of it go through what it asks for. */
const passed = 0.4;
/** Of the way that doing the task takes: what is asked for lies on it, or, going on as it goes, a little beyond its end. */
const along = { from: 0.1, to: 1.25 };
/** Correlation with the size of what is moved from which a term pays for liveliness. */
const lively = 0.5;
/** Share of episodes that the world ends from which the end is what happened. */
const mostly = 0.5;

const liveliest = (terms: readonly TermReading[]): TermReading | undefined =>
  terms.toSorted((left, right) => right.range - left.range)[0];

/** Chance is paid nothing by a term, and doing the task is charged: it is set upon the task itself. */
const punishes = ({ chance, doer }: TermReading): boolean => chance.mean === 0 && (doer?.mean ?? 0) < 0;

/**
 * What doing the task is paid by a term is even less than chance's, though it pays for no liveliness that chance would have more of: it leads
 * the other way.
 */
const leadsAway = ({ chance, doer, range, reads }: TermReading): boolean =>
  doer !== null && doer.mean <= chance.mean - had * range && (reads?.bySize ?? 0) < lively;

/** The own standing of a term is no lower than chance's, or than that of who does the task: its wish was followed. */
const isFollowed = ({ own, chance, doer, range }: TermReading): boolean =>
  own.late.mean >= Math.min(chance.mean, doer?.late.mean ?? Infinity) - had * range;

/** Who does the task has what a term asks for, as the policy does: it asks for less than the task. */
const isHadByBoth = ({ own, doer, high, range }: TermReading): boolean =>
  doer !== null && [own, doer].every(({ late }) => late.mean >= high - had * range);

/**
 * No term would rather have the task done, and what leads is had: the reward asks for something else. Where the policy is on the way that
 * doing the task takes, the reward stops short of it; where it is not, a term is misread.
 */
export const misread = overFailures("misread", (reading: Reading) => {
  if ((reachedIn(reading)?.reached ?? 0) >= 0.5 || reading.doers.plays.length === 0) return [];
  const { leading, speaking, against } = opinionsOf(reading);
  const { wrong, culprit } = preferenceOf(reading);
  const accused = against.toSorted((left, right) => opinionOf(left, reading) - opinionOf(right, reading))[0];
  const wish = accused ?? liveliest(leading);
  if (wish === undefined || !isFollowed(wish)) return [];
  const opinion = opinionOf(wish, reading);
  const figures = {
    "would rather have the task done, of its range": opinion,
    "of others that would": speaking.length,
  };
  const about = { term: wish.name };
  if (culprit !== null && punishes(culprit) && wrong === true)
    return [cause("misread", 0.86, figures, { term: culprit.name })];
  if (speaking.length > 0) {
    if (wrong !== true || accused === undefined) return [];
    // Beside a term that was felt and is right, to lead away is to outweigh it.
    const isFelt = speaking.some(({ own: paid, chance }) => paid.deviation > 0 || chance.deviation > 0);
    return [cause("misread", leadsAway(accused) && !isFelt ? 0.83 : 0.4, figures, about)];
  }
  // Who is on the way to a fall has little of a place, whatever is asked for by motion.
  if (reading.ended >= mostly && wish.reads?.of !== "place") return [cause("misread", 0.5, figures, about)];
  if (wrong === true && accused === undefined && isHadByBoth(wish))
    return [cause("never-reached", 0.75, figures, about), cause("misread", 0.5, figures, about)];
  const course = courseOf(reading, wish);
  const place = placeAskedFor(reading, wish);
  const isSlip = place !== null && slipOf(reading, { ...place, numbers: wish.meaning?.numbers ?? [] });
  // What neither the policy was led to nor who does the task goes through lies on nobody's way.
  const isPassed = (wish.doer?.high ?? 0) - (wish.doer?.low ?? 0) >= passed * wish.range;
  const isAlong = course !== null && course.share >= along.from && course.share <= along.to;
  const isShort = isAlong && (isPassed || isLedThere(wish));
  // A place within its range that the policy was led to, and that is no mistaken goal: the reward leads elsewhere.
  const isElsewhere = place !== null && isLedThere(wish);
  if (!isSlip && (isShort || isElsewhere))
    return [
      cause("never-reached", 0.75, { ...figures, ...(course !== null && { "of the way": course.share }) }, about),
      cause("misread", 0.6, figures, about),
    ];
  return [
    cause("misread", 0.75, figures, { ...about, ...(course !== null && { field: course.column }) }),
    cause("never-reached", 0.5, figures, about),
  ];
});
