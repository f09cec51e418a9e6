import * as fc from "fast-check";
import { expect, test } from "vitest";
import { summarizeResults } from "../../../src/report/results/summarize.ts";
import type { Gathered } from "../../../src/report/results/types.ts";
import { cellOf, runOf } from "./runs.ts";

const summary = (...cells: Gathered[]) => summarizeResults(cells, { title: "a law", resamples: 20 });

const scores = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 7 });
const cell = (strategy: string, values: readonly number[], { first = 1 } = {}): Gathered =>
  cellOf(
    { strategy },
    values.map((value, index) => runOf(first + index, value)),
  );

test("sides that change places change the sign, and nothing else", () => {
  fc.assert(
    fc.property(scores, scores, fc.integer({ min: 1, max: 4 }), (left, right, first) => {
      const [a, b] = [cell("a", left), cell("b", right, { first })];
      const [one] = summary(a, b).comparisons;
      const [other] = summary(b, a).comparisons;
      expect(other?.difference).toBeCloseTo(-(one?.difference ?? Number.NaN), 9);
      expect(other?.p).toBeCloseTo(one?.p ?? Number.NaN, 12);
      expect([other?.pairs, other?.unit]).toEqual([one?.pairs, one?.unit]);
      expect(other?.unpaired).toEqual(one?.unpaired.toReversed());
      const sum = (one?.improvement.probability ?? Number.NaN) + (other?.improvement.probability ?? Number.NaN);
      expect(sum).toBeCloseTo(1, 12);
    }),
  );
});

test("a further cell changes no other cell's figures, and can only make a difference harder to show", () => {
  fc.assert(
    fc.property(scores, scores, scores, (left, right, further) => {
      const [two, three] = [
        summary(cell("a", left), cell("b", right)),
        summary(cell("a", left), cell("b", right), cell("c", further)),
      ];
      // The references, and so the scale, are over all runs of a task.
      const figures = ({ fitness, success, spent, scored }: (typeof two.cells)[number]) => ({
        fitness,
        success,
        spent,
        scored,
      });
      expect(three.cells.slice(0, 2).map(figures)).toEqual(two.cells.map(figures));
      expect(three.comparisons[0]?.adjusted).toBeGreaterThanOrEqual(two.comparisons[0]?.adjusted ?? Number.NaN);
      expect(three.comparisons[0]?.p).toBe(two.comparisons[0]?.p);
    }),
  );
});

test("every run is counted once: with a score, or with one reason why not", () => {
  const run = fc.record({
    seed: fc.integer({ min: 1, max: 4 }),
    kind: fc.constantFrom("ended", "running", "failed", "none"),
  });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
      const gathered = runs.map(({ seed, kind }) => {
        const ended = runOf(seed, seed);
        if (kind === "none" || ended.figures === null) return { ...ended, figures: null };
        const { figures } = ended;
        return kind === "ended"
          ? ended
          : {
              ...ended,
              figures: { ...figures, ...(kind === "running" ? { status: "running" as const } : { best: null }) },
            };
      });
      const { cells } = summary(cellOf({}, gathered));
      const [{ runs: all, scored, unscored, each } = cells[0] as never] = cells;
      expect(all).toBe(runs.length);
      expect(scored + unscored.reduce((sum, entry) => sum + entry.runs, 0)).toBe(runs.length);
      expect(each.filter(({ fitness }) => fitness !== null)).toHaveLength(scored);
      expect(scored).toBe(new Set(runs.flatMap(({ seed, kind }) => (kind === "ended" ? [seed] : []))).size);
    }),
  );
});
