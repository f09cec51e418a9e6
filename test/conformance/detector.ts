import * as fc from "fast-check";
import { expect, test } from "vitest";
import { averageCurve, pointsByCheckpoint } from "../../src/analyzer/curve.ts";
import type { Detector, EpisodeEvidence } from "../../src/analyzer/types.ts";
import { diagnoseTerms } from "../../src/analyzer/verdict.ts";
import { findingText } from "../../src/core/finding-text.ts";
import type { TrainingResult } from "../../src/core/outcome.ts";
import { lookedOf, playOf, smallReward, smallSpec, type Play } from "../analyzer/episodes.ts";
import { curve, episode, figures, result } from "../analyzer/fixtures.ts";

const number = fc.oneof(fc.constantFrom(0, 1, -1), fc.double({ min: -1e6, max: 1e6, noNaN: true }));

/** Episodes of one step up to a dozen, of a sled: everything that can occur, whether it makes sense together or not. */
const plays: fc.Arbitrary<Play[]> = fc.array(
  fc
    .array(fc.record({ position: number, speed: number, push: number, near: number, effort: number }), {
      minLength: 1,
      maxLength: 12,
    })
    .chain((steps) =>
      fc.record({
        steps: fc.constant(steps),
        fitness: number,
        success: fc.boolean(),
        ending: fc.constantFrom("terminated" as const, "truncated" as const, "invalid" as const),
      }),
    ),
  { maxLength: 4 },
);

const trainings: fc.Arbitrary<TrainingResult[]> = fc.array(
  fc
    .record({
      plays,
      points: fc.array(fc.record({ fitness: number, own: number, near: number }), { maxLength: 12 }),
      seed: fc.nat(99),
    })
    .map(({ plays: played, points, seed }) => {
      const episodes = played.map(({ fitness, success, ending, steps }) =>
        episode({
          fitness,
          success,
          ending,
          length: steps.length,
          return: steps.reduce((sum, { near }) => sum + near, 0),
        }),
      );
      return result({
        seed,
        episodes,
        curve: curve(
          (place) => ({
            fitness: points[place]?.fitness ?? 0,
            return: points[place]?.own ?? 0,
            terms: { near: points[place]?.near ?? 0, effort: 1 },
          }),
          { length: points.length },
        ),
        terms: { near: figures({}), effort: figures({ mean: -1 }) },
      });
    }),
  { maxLength: 3 },
);

const evidences: fc.Arbitrary<EpisodeEvidence> = fc
  .record({ results: trainings, own: plays, chance: plays, shown: plays })
  .map(({ results, own, chance, shown }): EpisodeEvidence => {
    const columns = pointsByCheckpoint(results);
    const byChance = chance.map(playOf);
    return {
      results,
      seen: results.flatMap(({ episodes }) => episodes),
      random: [],
      curve: averageCurve(columns),
      terms: diagnoseTerms({ ...smallReward, javascript: "" }, { results, columns }),
      reward: smallReward,
      spec: smallSpec,
      own: results.slice(0, 1).map(({ seed }) => ({ seed, ...lookedOf(own.map(playOf)) })),
      byChance: lookedOf(byChance),
      shown: lookedOf(shown.map(playOf)),
    };
  });

const isFinite = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value !== "object" || value === null || Object.values(value).every(isFinite);

const frozen = <Value>(value: Value): Value => {
  if (typeof value === "object" && value !== null) for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
};

/** Made once: all detectors read the same. */
let sampled: EpisodeEvidence[] | undefined;
const samples = (): EpisodeEvidence[] => (sampled ??= fc.sample(evidences, 60).map(frozen));

/** What every detector must do: the same of the same evidence, which it leaves as it is; data that a log can hold, in words that can be read. */
export const testDetector = (detector: Detector): void => {
  test(`detector ${detector.name}: pure and total, and what it finds is plain data that can be told`, () => {
    for (const evidence of samples()) {
      const found = detector.find(evidence);
      expect(detector.find(evidence)).toEqual(found);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      expect(isFinite(found)).toBe(true);
      for (const finding of found) {
        expect(findingText(finding)).not.toMatch(/undefined|NaN|Infinity/);
        if (finding.severity !== "cause") continue;
        expect(finding.likelihood).toBeGreaterThanOrEqual(0);
        expect(finding.likelihood).toBeLessThanOrEqual(1);
        expect(Object.keys(finding.figures)).not.toHaveLength(0);
        for (const { seed, episode: place, from, to } of finding.moments ?? []) {
          const looked = evidence.own.find((each) => each.seed === seed);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(looked?.episodes[place]?.length).toBeGreaterThanOrEqual(to);
        }
      }
    }
  });
};
