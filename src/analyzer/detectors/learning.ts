import type { CauseFinding } from "../../core/finding.ts";
import { scoredPoints } from "../../core/outcome.ts";
import { span } from "../../core/span.ts";
import { mean, median, spearman } from "../../core/statistics.ts";
import { boundsOf, shareOf } from "../fullness.ts";
import { worstOf } from "../look-into.ts";
import { isConstant, isOffset, opinionsOf } from "../opinions.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading, TermReading } from "../reading.ts";
import { fewValues } from "../term-meanings.ts";
import { cause, overFailures } from "./causes.ts";

/** Fewer checkpoints show no trend. */
const trendPoints = 5;
/** Rank correlation with time from which a curve rises, over all of it and still over its later part. */
const rising = 0.7;
const stillRising = 0.3;
const laterPart = 0.6;
/** Of what a curve ranges over: less growth since its middle is none, and from so much on it is under way, however it got there. */
const material = 0.1;
const much = 0.25;
/** Of a doer's fitness: less is no gain. */
const gained = 0.05;
/** Of the way from chance to a doer's return. */
const half = 0.5;

const trend = (values: readonly number[]): number => spearman([...values.keys()], values);

const rises = (values: readonly number[]): boolean =>
  trend(values) >= rising && trend(values.slice(-Math.max(3, Math.round(laterPart * values.length)))) >= stillRising;

/** Of all that a curve ranges over: how much higher its end is than its middle. */
const growth = (values: readonly number[]): number => {
  const part = Math.max(1, Math.round(values.length / 5));
  const middle = Math.floor(values.length / 2);
  const gain =
    mean(values.slice(-part)) - mean(values.slice(middle - Math.floor(part / 2), middle + Math.ceil(part / 2)));
  const width = span(values);
  return width === 0 ? 0 : gain / width;
};

/** Fitness (or, of a reward that prefers the task done, its return) still rises when the training ends. */
export const budget = overFailures("budget", (reading, evidence) => {
  const curve = scoredPoints(worstOf(evidence.results)?.curve ?? []);
  if (curve.length < trendPoints) return [];
  const fitness = curve.map((point) => point.fitness);
  const own = curve.map((point) => point.return);
  const { wrong } = preferenceOf(reading);
  const { leading, speaking } = opinionsOf(reading);
  // Where nothing that leads would have the task done, no time would either.
  const isSilent = reading.doers.plays.length > 0 && leading.length > 0 && speaking.length === 0;
  if (wrong === true || isSilent) return [];
  const { chance, own: had, doer } = reading.returns;
  const way = doer === null || doer <= chance ? 1 : (had - chance) / (doer - chance);
  const isUnderWay = trend(own) >= rising && growth(own) >= material && way > 0 && way < half;
  // What creeps on by next to nothing is what was learnt; and of a reward that nobody's episodes speak for, a return says nothing.
  const isRising = rises(own) && growth(own) >= material && wrong !== null;
  const isMoving = growth(own) >= much && wrong === false;
  const isFitter = rises(fitness) && (rises(own) || isUnderWay);
  if (!isRising && !isUnderWay && !isFitter && !isMoving) return [];
  const done = reading.doers.episodes.map(({ values }) => values[0]?.fitness ?? 0);
  const gain = Math.max(...fitness) - (fitness[0] ?? 0);
  const isSeen = isFitter && (done.length === 0 || gain >= gained * Math.abs(median(done)));
  const figures = { "trend of fitness": trend(fitness), "trend of the return": trend(own), "fitness gained": gain };
  return [
    cause("budget-limited", isSeen ? 0.88 : isRising ? 0.75 : isUnderWay ? 0.6 : 0.4, {
      ...figures,
      "of the way to a doer's return": way,
    }),
  ];
});

/** Share of episodes that the world ends from which a fall is what happens. */
const mostly = 0.5;
/** Of a term's range: what is had so much more than by chance was learnt. */
const learnt = 0.2;
/** Of all that its fields can be, and of the steps that are met: so much of it at a bound is a needle. */
const steep = 0.95;
const everywhere = 0.98;
/** Of all that its fields can be: less of it at a bound is a slope wherever it is looked at. */
const sloping = 0.3;
/** Of what a doer is paid by a term: less is not having met it. */
const hardly = 0.02;

/** In no step, nor anywhere else, does it pay anything between its values; what reads nothing of the state has no slope in it anyway. */
const isSwitch = ({ name, meaning }: TermReading, { everybody }: Reading): boolean => {
  if (meaning?.columns.size === 0) return true;
  const values = everybody.flatMap(({ terms }) => (terms?.[name] ?? []).map((value) => value.toPrecision(4)));
  return new Set(values).size <= fewValues && meaning?.isSwitch !== false;
};

type Never = { reading: Reading; figures: Record<string, number> };

/** Not at its bounds anywhere but at their ends: what it pays for is only not met. */
const isSlope = (term: TermReading): boolean => boundsOf(term) !== null && (term.meaning?.atBounds ?? 1) < sloping;

/** What was never met: a switch has nothing to lead to it, a slope is too steep or lies elsewhere. */
const never = (term: TermReading, likelihood: number, { reading, figures }: Never): CauseFinding[] => {
  const about = { term: term.name };
  return isSwitch(term, reading)
    ? [cause("coverage-limited", likelihood, figures, about), cause("saturates", likelihood - 0.3, figures, about)]
    : [cause("saturates", likelihood, figures, about), cause("coverage-limited", likelihood - 0.2, figures, about)];
};

/** A policy has clearly more of it than chance has. */
const isLearnt = ({ own, chance, range }: TermReading): boolean => own.mean - chance.mean >= learnt * range;

/** Steep, at its least in as good as every step that is met, and a slope all the same: were it wider, it would be felt. */
const isNeedle = (term: TermReading, reading: Reading): boolean => {
  const { own, chance, doers } = reading;
  const bounds = boundsOf(term);
  if (bounds === null || isSwitch(term, reading) || (term.meaning?.atBounds ?? 0) < steep) return false;
  const is = (paid: number): boolean => paid <= bounds.low + bounds.margin;
  const nowhere = [own, chance].every(({ plays }) => shareOf(plays, { term, is }) >= everywhere);
  return nowhere && shareOf(doers.plays, { term, is }) < everywhere;
};

/** The term that should lead is the same in nearly all that is met: never met, or at its bound. */
export const coverage = overFailures("coverage", (reading, evidence) => {
  const { leading, mute } = opinionsOf(reading);
  const { wrong, culprit } = preferenceOf(reading);
  const muted =
    reading.doers.plays.length === 0
      ? []
      : mute.flatMap((term) => never(term, 0.96, { reading, figures: { "range of its pay": term.range } }));
  // Nothing leads, and what goes by a place is alike wherever anybody is.
  const flat =
    leading.length > 0
      ? []
      : reading.terms
          .filter((term) => term.reads?.of === "place" && isConstant(term) && !isOffset(term))
          .map(({ name, own }) => cause("saturates", 0.8, { "deviation of its pay": own.deviation }, { term: name }));
  const unmet = reading.terms.flatMap((term): CauseFinding[] => {
    const { own, chance, doer, range, name } = term;
    if (doer === null) return [];
    const gained = doer.perEpisode - own.perEpisode;
    const matters =
      gained >
      0.1 * reading.terms.reduce((sum, each) => sum + Math.abs((each.doer?.perEpisode ?? 0) - each.own.perEpisode), 0);
    if (range === 0 || !matters) return [];
    // Where another term pays better for what the policy does, it is not for want of having met this one.
    const isOutbid = wrong === true && culprit !== term;
    // Who was taught to fall does not live to meet what is paid later.
    const isCut = reading.ended >= mostly && leading.some((other) => other !== term && isLearnt(other));
    if (!isOutbid && !isCut && isNeedle(term, reading))
      return never(term, 0.89, { reading, figures: { "range of its pay": term.range } });
    const moved = Math.max(own.deviation, chance.deviation) / range;
    const training = evidence.results.flatMap(({ curve }) =>
      curve.map(({ terms }) => (terms[name] ?? 0) * (evidence.reward.weights[name] ?? 0)),
    );
    const spread = training.length === 0 ? 0 : (Math.max(...training) - Math.min(...training)) / range;
    if (moved > 0.1 || spread > 0.1) return [];
    const figures = { "spread of its steps, of a doer's": moved, "spread over the training": spread };
    const isMet = moved > hardly || spread > hardly;
    const likelihood = 0.93 - 2 * Math.max(moved, spread) - (isMet ? 0.1 : 0) - (isOutbid || isCut ? 0.4 : 0);
    if (isSlope(term)) return [cause("coverage-limited", likelihood, figures, { term: name })];
    return never(term, likelihood, { reading, figures });
  });
  return [...muted, ...flat, ...unmet];
});
