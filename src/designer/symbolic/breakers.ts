import { halfway } from "../../core/constraint.ts";
import type { Random } from "../../core/random.ts";
import { unsafeIn } from "./guards.ts";
import { guardName } from "./operators/guard.ts";
import type { Parent } from "./parents.ts";
import type { SearchContext } from "./sample.ts";

/** Of the scores' extent how far behind the highest one may be and still count as nearly as good. */
const nearly = 0.1;

/** 0 the lowest of these values … 1 the highest. */
const standing = (value: number, values: readonly number[]): number => {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return highest > lowest ? (value - lowest) / (highest - lowest) : 1;
};

/**
 * Where the highest score breaks a constraint that terms can be made of, or keeps it by a hair: those that do and are
 * nearly as good, the most promising first. It keeps most, learnt soon, and has not been guarded in vain yet.
 */
export const breakersOf = (parents: readonly Parent[], { guarded }: SearchContext): Parent[] => {
  const breaks = (parent: Parent): boolean => unsafeIn(parent, guarded).length > 0;
  const scores = parents.map(({ fitness }) => fitness);
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  if (!parents.some((parent) => parent.fitness === highest && breaks(parent))) return [];
  const merits = parents.map(({ merit }) => merit);
  const least = halfway(scores);
  const promiseOf = ({ id, merit, broken }: Parent): number => {
    const guardedOnce = parents.filter(({ origin }) => origin.operator === guardName && origin.parents.includes(id));
    const lost = guardedOnce.filter(({ fitness }) => fitness < least).length / Math.max(1, guardedOnce.length);
    const kept = Math.min(1, ...broken.map((each) => each.kept / Math.max(1, each.episodes)));
    return kept + standing(merit, merits) - lost;
  };
  return parents
    .filter((parent) => breaks(parent) && parent.fitness >= highest - nearly * (highest - lowest))
    .map((parent) => ({ parent, promise: promiseOf(parent) }))
    .toSorted((left, right) => right.promise - left.promise)
    .map(({ parent }) => parent);
};

/** How far apart the most lenient and the most severe guard of a generation are; each 1 is twice as dear. */
const extent = 3;

/**
 * Severities of guards, from lenient to severe in no order: around 0, or around where those so far say. Too severe were
 * those that took the score, too lenient those that left the constraint broken.
 */
export const severitiesFor = (
  parents: readonly Parent[],
  { places, random }: { places: number; random: Random },
): number[] => {
  const least = halfway(parents.map(({ fitness }) => fitness));
  const tried = parents.filter(({ origin }) => origin.operator === guardName);
  const lost = tried.filter(({ fitness }) => fitness < least).length;
  const borne = tried.filter(({ fitness, broken }) => fitness >= least && broken.length > 0).length;
  const middle = (extent / 2) * ((borne - lost) / Math.max(1, tried.length));
  const even = Array.from({ length: places }, (_, place) => (place + random.uniform()) / places - 0.5);
  return random.shuffle(even.map((place) => middle + extent * place));
};
