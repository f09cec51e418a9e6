import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lesson } from "../../src/core/brief.ts";
import { failed, rejected } from "../../src/core/outcome.ts";
import { summarizeScores } from "../../src/core/statistics.ts";
import type { Ranking } from "../../src/evolution/types.ts";
import { fakeReward } from "../evolution/fakes.ts";

const warning = { rule: "structure/sign", severity: "warning", line: 1, column: 1, message: "", hint: "" } as const;

const lessonOf = (id: string, outcome: Lesson["candidate"]["outcome"]): Lesson => ({
  candidate: {
    id,
    generation: 1,
    text: id,
    reward: fakeReward(1),
    origin: { operator: "sample", parents: [], note: "" },
    repairs: 0,
    outcome,
  },
  diagnosis: null,
});

/** A candidate that was trained on seeds from `first` on. */
export const trainedLesson = (
  id: string,
  values: readonly number[],
  { first = 1, success = 0, warnings = 0 }: { first?: number; success?: number; warnings?: number } = {},
): Lesson =>
  lessonOf(id, {
    kind: "trained",
    fitness: summarizeScores(
      values,
      values.map((_, index) => first + index),
    ),
    success,
    results: [],
    diagnostics: Array.from({ length: warnings }, () => warning),
  });

/** Scores of few values, so that ties come; some candidates failed, some were refused. */
const archives = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom("failed" as const, "rejected" as const) },
    ),
    { maxLength: 8 },
  )
  .map((kinds) =>
    kinds.map((kind, index) => {
      const id = `g1-c${index + 1}`;
      if (kind === "failed") return lessonOf(id, failed({ reason: "threw", message: "" }));
      if (kind === "rejected") return lessonOf(id, rejected([]));
      return trainedLesson(id, kind, { first: (index % 3) + 1, warnings: index % 2 });
    }),
  );

const isTrained = ({ candidate }: Lesson): boolean => candidate.outcome.kind === "trained";

const opposite = { wins: "loses", loses: "wins", tie: "tie" } as const;

/** What every ranking must do: place the trained ones and no others, by what they are, the same whoever asks and how often. */
export const testRanking = (ranking: Ranking): void => {
  describe(`ranking: ${ranking.name}`, () => {
    test("it places each trained candidate once, no other, and leaves the archive as it is", () => {
      fc.assert(
        fc.property(archives, (archive) => {
          const before = [...archive];
          const order = ranking.order(archive);
          expect(new Set(order)).toEqual(new Set(archive.filter(isTrained)));
          expect(order).toHaveLength(archive.filter(isTrained).length);
          expect(archive).toEqual(before);
          expect(ranking.order(structuredClone(archive)).map(({ candidate }) => candidate.id)).toEqual(
            order.map(({ candidate }) => candidate.id),
          );
        }),
      );
    });

    test("those that never trained change nothing for the others", () => {
      fc.assert(
        fc.property(archives, (archive) => {
          expect(ranking.order(archive.filter(isTrained))).toEqual(ranking.order(archive));
        }),
      );
    });

    test("who wins for one side loses for the other, nobody beats itself, and the reason names what is compared", () => {
      fc.assert(
        fc.property(archives, (archive) => {
          const trained = archive.filter(isTrained);
          for (const left of trained) {
            for (const right of trained) {
              const { verdict, reason } = ranking.compare(left, right);
              expect(ranking.compare(right, left).verdict).toBe(opposite[verdict]);
              if (left === right) expect(verdict).toBe("tie");
              expect(reason).toContain(left.candidate.id);
              expect(reason).toContain(right.candidate.id);
              if (verdict === "tie") expect(reason).toContain("tie");
            }
          }
        }),
        { numRuns: 40 },
      );
    });
  });
};
