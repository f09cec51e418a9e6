import type { CauseFinding } from "../../core/finding.ts";
import { scoredPoints } from "../../core/outcome.ts";
import { median, spearman } from "../../core/statistics.ts";
import { worstOf } from "../look-into.ts";
import { preferenceOf } from "../preference.ts";
import type { Reading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Fewer checkpoints show no trend. */
const trendPoints = 5;
/** Rank correlation with time from which a curve rises, over all of it and still over its later part. */
const rising = 0.7;
const stillRising = 0.3;
const laterPart = 0.6;
/** Of a doer's fitness: less is no gain. */
const gained = 0.05;
/** Of the way from chance to a doer's return. */
const half = 0.5;

const trend = (values: readonly number[]): number => spearman([...values.keys()], values);

const rises = (values: readonly number[]): boolean =>
  trend(values) >= rising && trend(values.slice(-Math.max(3, Math.round(laterPart * values.length)))) >= stillRising;

/** Fitness (or, of a reward that prefers the task done, its return) still rises when the training ends. */
export const budget = overFailures("budget", (reading, evidence) => {
  const curve = scoredPoints(worstOf(evidence.results)?.curve ?? []);
  if (curve.length < trendPoints) return [];
  const fitness = curve.map((point) => point.fitness);
  const own = curve.map((point) => point.return);
  const { wrong } = preferenceOf(reading);
  if (wrong === true) return [];
  const { chance, own: had, doer } = reading.returns;
  const way = doer === null || doer <= chance ? 1 : (had - chance) / (doer - chance);
  const isUnderWay = trend(own) >= rising && way > 0 && way < half;
  if (!rises(own) && !isUnderWay) return [];
  const done = reading.doers.episodes.map(({ values }) => values[0]?.fitness ?? 0);
  const gain = Math.max(...fitness) - (fitness[0] ?? 0);
  const isSeen = rises(fitness) && (done.length === 0 || gain >= gained * Math.abs(median(done)));
  const figures = { "trend of fitness": trend(fitness), "trend of the return": trend(own), "fitness gained": gain };
  return [cause("budget-limited", isSeen ? 0.88 : 0.6, { ...figures, "of the way to a doer's return": way })];
});

/** Of what a doer is paid by a term: less is not having met it. */
const hardly = 0.02;
/** Values that a term takes, up to which it is a switch and not a slope; and the share of a doer's steps that an event is. */
const fewValues = 3;
const event = 0.05;

const distinct = ({ own, chance, doers }: Reading, name: string): number =>
  new Set(
    [...own.plays, ...chance.plays, ...doers.plays].flatMap(({ terms }) =>
      (terms?.[name] ?? []).map((value) => value.toPrecision(4)),
    ),
  ).size;

/** Share of a doer's steps in which a term is not what it mostly is. */
const unusual = ({ doers }: Reading, name: string): number => {
  const values = doers.plays.flatMap(({ terms }) => (terms?.[name] ?? []).map((value) => value.toPrecision(4)));
  const counts = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  return values.length === 0 ? 1 : 1 - Math.max(...counts) / values.length;
};

/** The term that should lead is the same in nearly all that is met: never met, or at its bound. */
export const coverage = overFailures("coverage", (reading, evidence) => {
  return reading.terms.flatMap((term): CauseFinding[] => {
    const { own, chance, doer, name } = term;
    if (doer === null) return [];
    const reach = Math.max(doer.high, own.high, chance.high) - Math.min(doer.low, own.low, chance.low);
    const gained = doer.perEpisode - own.perEpisode;
    const matters =
      gained >
      0.1 * reading.terms.reduce((sum, each) => sum + Math.abs((each.doer?.perEpisode ?? 0) - each.own.perEpisode), 0);
    if (reach === 0 || !matters) return [];
    const moved = Math.max(own.deviation, chance.deviation) / reach;
    const training = evidence.results.flatMap(({ curve }) =>
      curve.map(({ terms }) => (terms[name] ?? 0) * (evidence.reward.weights[name] ?? 0)),
    );
    const spread = training.length === 0 ? 0 : (Math.max(...training) - Math.min(...training)) / reach;
    if (moved > 0.1 || spread > 0.1) return [];
    const figures = { "spread of its steps, of a doer's": moved, "spread over the training": spread };
    const isSwitch = distinct(reading, name) <= fewValues || unusual(reading, name) <= event;
    const isMet = moved > hardly || spread > hardly;
    const likelihood = 0.93 - 2 * Math.max(moved, spread) - (isMet ? 0.1 : 0);
    return isSwitch
      ? [
          cause("coverage-limited", likelihood, figures, { term: name }),
          cause("saturates", likelihood - 0.3, figures, { term: name }),
        ]
      : [
          cause("saturates", likelihood, figures, { term: name }),
          cause("coverage-limited", likelihood - 0.2, figures, { term: name }),
        ];
  });
});
