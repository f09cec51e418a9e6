import type { Lesson } from "../../core/brief.ts";
import { factorText, type RankFactor } from "../../core/factor.ts";
import { figures } from "../../core/format.ts";
import { lexicographic, marginsOf } from "../../core/statistics.ts";
import type { Ranking } from "../types.ts";

const isTrained = ({ candidate }: Lesson): boolean => candidate.outcome.kind === "trained";

/** What nobody measured is worse than any value. */
const rowOf = ({ factors }: Lesson, wanted: readonly RankFactor[]): number[] =>
  wanted.map((_, place) => factors?.[place] ?? Number.NaN);

/** Margins of factors in their own units, over these candidates. */
const leewayOver = (lessons: readonly Lesson[], factors: readonly RankFactor[]): number[] => {
  const rows = lessons.filter(isTrained).map((lesson) => rowOf(lesson, factors));
  const relative = marginsOf(
    rows,
    factors.map(({ margin }) => ({ direction: 1, margin: margin.of === "deviations" ? margin.size : 0 })),
  );
  return factors.map(({ margin }, place) => (margin.of === "unit" ? margin.size : (relative[place] as number)));
};

const plain = (factors: readonly RankFactor[]) => factors.map(() => ({ direction: 1 as const, margin: 0 }));

const said = (factor: RankFactor, { left, right, leeway }: Record<"left" | "right" | "leeway", number>): string => {
  if (Number.isNaN(left)) return `${factor.expression} was measured of neither`;
  const [one, other, margin] = figures([left, right, leeway]);
  return Math.abs(left - right) === 0
    ? `same ${factor.expression} (${one})`
    : `tie on ${factor.expression} within ${margin} (${one} against ${other})`;
};

/** Over the candidates that margins are of; null: over those that are asked about. */
const over = (factors: readonly RankFactor[], known: readonly Lesson[] | null): Ranking => ({
  name: `lexicographic: ${factors.map(factorText).join(", ")}`,
  over: ({ archive }) => over(factors, archive),
  order: (lessons) => {
    const trained = lessons.filter(isTrained);
    const rows = trained.map((lesson) => rowOf(lesson, factors));
    const margins = leewayOver(known ?? trained, factors);
    return lexicographic(rows, { factors: plain(factors), margins }).order.map((place) => trained[place] as Lesson);
  },
  compare: (left, right) => {
    const [one, other] = [left.candidate.id, right.candidate.id];
    const rows = [rowOf(left, factors), rowOf(right, factors)];
    const margins = leewayOver(known ?? [left, right], factors);
    const tied: string[] = [];
    for (const [place, factor] of factors.entries()) {
      const [first, second] = rows.map((row) => row[place] as number) as [number, number];
      const leeway = margins[place] as number;
      const column = rows.map((row) => [row[place] as number]);
      const verdict = lexicographic(column, { factors: plain([factor]), margins: [leeway] }).compare(0, 1);
      if (verdict === "tie") {
        tied.push(said(factor, { left: first, right: second, leeway }));
        continue;
      }
      const [winner, loser] = verdict === "wins" ? [one, other] : [other, one];
      const [more, less] = figures(verdict === "wins" ? [first, second] : [second, first]);
      const before = tied.length === 0 ? "" : `${tied.join(", ")}, `;
      return {
        verdict,
        reason: `${winner} against ${loser}: ${before}wins on ${factor.expression} (${more} against ${less})`,
      };
    }
    return { verdict: "tie", reason: `${one} against ${other}: ${tied.join(", ")}: a tie` };
  },
});

/**
 * By the first factor that tells two apart by more than its margin (HERON, Bukharin et al. 2023). Ties are not
 * transitive: who wins more comparisons than it loses stands before others.
 */
export const byFactors = (factors: readonly RankFactor[]): Ranking => over(factors, null);
