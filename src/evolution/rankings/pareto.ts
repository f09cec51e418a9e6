import type { Lesson } from "../../core/brief.ts";
import type { RankFactor } from "../../core/factor.ts";
import { figures } from "../../core/format.ts";
import { sum } from "../../core/statistics.ts";
import type { Ranking } from "../types.ts";

const isTrained = ({ candidate }: Lesson): boolean => candidate.outcome.kind === "trained";

/** What nobody measured is worse than any value. */
const rowOf = ({ factors }: Lesson, wanted: readonly RankFactor[]): number[] =>
  wanted.map((_, place) => {
    const value = factors?.[place] ?? Number.NaN;
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  });

/** At least as good in all, and better in one. */
const dominates = (left: readonly number[], right: readonly number[]): boolean =>
  left.every((value, place) => value >= (right[place] as number)) &&
  left.some((value, place) => value > (right[place] as number));

type Placed = { lesson: Lesson; row: number[] };

/** Those that nobody dominates, then those that only they did, and so on (Deb et al. 2002, NSGA-II). */
const frontsOf = (all: readonly Placed[]): Placed[][] => {
  const fronts: Placed[][] = [];
  for (let left = [...all]; left.length > 0;) {
    const front = left.filter(({ row }) => !left.some((other) => dominates(other.row, row)));
    fronts.push(front);
    left = left.filter((each) => !front.includes(each));
  }
  return fronts;
};

/** In each factor how many of them are better, added up: the same whatever a factor's scale. */
const placesOf = ({ row }: Placed, front: readonly Placed[]): number =>
  sum(row.map((value, place) => front.filter((other) => (other.row[place] as number) > value).length));

const orderOf = (lessons: readonly Lesson[], factors: readonly RankFactor[]): Placed[][] =>
  frontsOf(lessons.filter(isTrained).map((lesson) => ({ lesson, row: rowOf(lesson, factors) }))).map((front) =>
    front.toSorted((left, right) => placesOf(left, front) - placesOf(right, front)),
  );

/**
 * By several factors of which none is more important: whoever another is at least as good as in all, and better than in
 * one, stands behind it (Parrot, Lee et al. 2024, keeps of each batch what nothing dominates). Within a front who is
 * nearest to the top in the sum of its places goes first; a person may pick another.
 */
export const byPareto = (factors: readonly RankFactor[]): Ranking => ({
  name: `Pareto: ${factors.map(({ expression }) => expression).join(", ")}`,
  order: (lessons) => orderOf(lessons, factors).flatMap((front) => front.map(({ lesson }) => lesson)),
  standing: (lessons) => {
    const [front = []] = orderOf(lessons, factors);
    const ids = front.map(({ lesson }) => lesson.candidate.id).join(", ");
    return front.length < 2 ? undefined : `front: ${ids}; of these none is at least as good as another in all`;
  },
  compare: (left, right) => {
    const [one, other] = [left.candidate.id, right.candidate.id];
    const [first, second] = [rowOf(left, factors), rowOf(right, factors)];
    const shown = factors
      .map(({ expression }, place) => {
        const [mine, its] = figures([first[place] as number, second[place] as number]);
        return `${expression} ${mine} against ${its}`;
      })
      .join(", ");
    if (dominates(first, second)) return { verdict: "wins", reason: `${one} dominates ${other}: ${shown}` };
    if (dominates(second, first)) return { verdict: "loses", reason: `${other} dominates ${one}: ${shown}` };
    return { verdict: "tie", reason: `neither of ${one} and ${other} dominates: ${shown}: a tie` };
  },
});
