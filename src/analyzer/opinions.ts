import { areAlike } from "./preference.ts";
import type { Reading, TermReading } from "./reading.ts";

/** Of a term's range: who is paid so much more in the end is preferred by it. */
const clearly = 0.05;
/** Of it at least, where the difference is so many deviations. */
const noticeable = 0.001;
const sure = 3;
/** Of it: a term that pays so little in the end, whoever acts, has paid. */
const over = 0.001;
/** Deviation over mean up to which a payment is nearly the same in every step. */
const nearlySame = 0.1;
/** Of what the policy is paid: what chance has so much less of is no payment for all. */
const learnt = 0.25;
/** Correlation with the size of what is moved or done from which a term holds it down. */
const restrains = -0.5;
/** Of the largest pay of a term: what pays less, whoever acts, is beside the point. */
const negligible = 1e-4;
/** Of its weight: a term that can pay no more, whatever its fields can be, has its peak where they never are. */
const outOfReach = 1e-3;

/** Its program reads nothing of the state, and can do nothing but charge. */
const isCharge = ({ meaning, weight }: TermReading): boolean =>
  meaning !== null &&
  meaning.columns.size === 0 &&
  !meaning.isOfTimeAlone &&
  Math.max(weight * meaning.low, weight * meaning.high) <= 0;

const holdsDown = ({ own, chance, reads }: TermReading): boolean =>
  (reads?.of === "action" || reads?.of === "motion") &&
  (reads.bySize <= restrains || (own.high <= 0 && chance.high <= 0));

/** Pays most where least is moved or done, or charges what is: a restraint, which leads nowhere. */
export const isRestraint = (term: TermReading): boolean => isCharge(term) || holdsDown(term);

/** Paid nearly alike in every step, whoever acts: what chance has hardly any of was learnt. `less`: of it, what chance may lack. */
export const isConstant = ({ own, chance, doer }: TermReading, less = learnt): boolean =>
  own.mean !== 0 &&
  own.deviation <= nearlySame * Math.abs(own.mean) &&
  Math.abs(chance.going - own.mean) <= less * Math.abs(own.mean) &&
  doer !== null &&
  Math.max(doer.deviation, Math.abs(doer.mean - own.mean)) <= 2 * nearlySame * Math.abs(own.mean);

/**
 * Paid nearly alike though it has a slope: what it pays anywhere is more than all that places differ by. What pays a share of one, as shapes do,
 * is at its bound instead, however wide it was made.
 */
export const isOffset = (term: TermReading): boolean => {
  if (!isConstant(term) || term.own.mean <= 0 || term.meaning === null) return false;
  if (term.meaning.high <= 1) return false;
  const ends = [term.weight * term.meaning.drawn.low, term.weight * term.meaning.drawn.high];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return Number.isFinite(high - low) && high > low && low > high - low;
};

/**
 * By how much a term would rather have the task done than what the policy does, as a share of its range in the end of an episode;
 * where the lengths of episodes differ, of what it pays an episode.
 */
export const opinionOf = ({ own, doer, range, meaning }: TermReading, reading: Reading): number => {
  if (doer === null || range === 0) return 0;
  if (areAlike(reading)) {
    const late = (doer.late.mean - own.late.mean) / range;
    // What pays for the way has paid by then, and is asked for the whole of it.
    const isOfWay = (meaning?.changes.size ?? 0) > 0;
    const isOver = isOfWay || [own, doer].every((paid) => Math.abs(paid.late.mean) <= over * range);
    return isOver
      ? (doer.perEpisode - own.perEpisode) /
          Math.max(...[own, doer].map(({ perEpisode }) => Math.abs(perEpisode)), range)
      : late;
  }
  const most = Math.max(Math.abs(own.perEpisode), Math.abs(doer.perEpisode));
  return most === 0 ? 0 : (doer.perEpisode - own.perEpisode) / most;
};

/** Large, or, however small of a range that bad steps have made wide, beyond what it varies by once both have settled. */
const isClear = (term: TermReading, reading: Reading): boolean => {
  const opinion = Math.abs(opinionOf(term, reading));
  const { own, doer, range } = term;
  if (opinion >= clearly) return true;
  if (doer === null || !areAlike(reading)) return false;
  return opinion >= noticeable && opinion * range >= sure * Math.hypot(own.late.deviation, doer.late.deviation);
};

export type Opinions = {
  /** Terms that lead somewhere: neither restraints nor the same for all. */
  leading: TermReading[];
  /** Of these, those that would have the task done rather, and those that would not. */
  speaking: TermReading[];
  against: TermReading[];
  /** That pay as good as nothing, whoever acts: at their bound, wherever anybody was or could be. */
  mute: TermReading[];
};

export const opinionsOf = (reading: Reading): Opinions => {
  const payOf = ({ own, chance, doer }: TermReading): number =>
    Math.max(...[own, chance, ...(doer === null ? [] : [doer])].map((paid) => Math.abs(paid.mean)));
  // Beside what floods all the rest would be nothing.
  const largest = Math.max(0, ...reading.terms.filter((term) => !isConstant(term)).map(payOf));
  const isOutOfReach = ({ meaning }: TermReading): boolean =>
    meaning !== null && Math.max(Math.abs(meaning.low), Math.abs(meaning.high)) <= outOfReach;
  const isMute = (term: TermReading): boolean => payOf(term) <= negligible * largest || isOutOfReach(term);
  const all = reading.terms.filter((term) => !isRestraint(term) && !isConstant(term));
  const leading = all.filter((term) => !isMute(term));
  const clear = leading.filter((term) => isClear(term, reading));
  return {
    leading,
    speaking: clear.filter((term) => opinionOf(term, reading) > 0),
    against: clear.filter((term) => opinionOf(term, reading) < 0),
    mute: all.filter(isMute),
  };
};
