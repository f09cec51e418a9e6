import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Lesson } from "../../../src/core/brief.ts";
import { byPareto } from "../../../src/evolution/rankings/pareto.ts";
import { standingOf } from "../../../src/evolution/ranking.ts";
import { testRanking, trainedLesson } from "../../conformance/ranking.ts";

const factors = ["speed", "smoothness"].map((expression) => ({
  expression,
  meaning: expression,
  margin: { size: 0.2, of: "deviations" as const },
}));
const ranking = byPareto(factors);
testRanking(ranking);

const lesson = (id: string, values: number[]): Lesson => ({ ...trainedLesson(id, [0]), factors: values });
const idsOf = (lessons: readonly Lesson[]): string[] => ranking.order(lessons).map(({ candidate }) => candidate.id);

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
  minLength: 1,
  maxLength: 8,
});

test("nobody stands behind one that it dominates, and the order is the same after any rescaling that keeps it", () => {
  fc.assert(
    fc.property(rows, (values) => {
      const lessons = values.map((row, place) => lesson(`g1-c${place + 1}`, row));
      const order = ranking.order(lessons);
      for (const [place, ahead] of order.entries())
        for (const behind of order.slice(place + 1)) expect(ranking.compare(behind, ahead).verdict).not.toBe("wins");
      const scaled = values.map(([speed, smooth], place) =>
        lesson(`g1-c${place + 1}`, [1000 * speed ** 3, Math.exp(smooth)]),
      );
      expect(idsOf(scaled)).toEqual(idsOf(lessons));
    }),
  );
});

test("the front is named where it has several, so that a person may pick", () => {
  const lessons = [lesson("g1-c1", [1, 0]), lesson("g1-c2", [0, 1]), lesson("g1-c3", [0, 0.5])];
  expect(standingOf(ranking, lessons).reason).toBe(
    "front: g1-c1, g1-c2; of these none is at least as good as another in all",
  );
  expect(standingOf(ranking, lessons.slice(1)).reason).toMatch(/^g1-c2 dominates g1-c3: /);
});

test("what was not measured is dominated by any value", () => {
  expect(ranking.compare(lesson("g1-c1", [0, 0]), trainedLesson("g1-c2", [9])).verdict).toBe("wins");
});
