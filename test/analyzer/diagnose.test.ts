import { findingText } from "../../src/core/finding-text.ts";
import { array, assert, constantFrom, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { diagnose } from "../../src/analyzer/diagnose.ts";
import { renderDiagnosis } from "../../src/designer/reflection.ts";
import { curve, episode, figures, result, reward } from "./fixtures.ts";

const trained = result({
  curve: curve((place) => ({
    return: 10 * place,
    fitness: place / 10,
    length: 100 + place,
    terms: { forward: place / 5, effort: -1 },
  })),
  episodes: [1, 2, 3].map((each) =>
    episode({ fitness: each, return: each, last: each, ending: each === 1 ? "terminated" : "truncated" }),
  ),
  terms: { forward: figures({ share: 0.8 }), effort: figures({ mean: -1, min: -2, max: 0, share: 0.2 }) },
});

test("a diagnosis holds curves, endings, agreement, associations and judged terms", () => {
  const diagnosis = diagnose({ reward: reward({ forward: 1, effort: 0.1 }), results: [trained], episodes: [] });
  expect(diagnosis.curve.steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((thousand) => thousand * 1000));
  expect(diagnosis.endings).toEqual({ terminated: 1, truncated: 2, invalid: 0 });
  expect(diagnosis.agreement).toBeCloseTo(1);
  expect(diagnosis.associations[0]).toMatchObject({ field: "body.x", correlation: expect.closeTo(1) });
  expect(diagnosis.terms.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["forward", "useful"],
    ["effort", "useful"],
  ]);
});

test("own episodes count once, whether or not the caller's list holds them", () => {
  const request = { reward: reward({ forward: 1, effort: 0.1 }), results: [trained] };
  const others = [4, 5].map((each) => episode({ fitness: -each, last: each }));
  expect(diagnose({ ...request, episodes: others })).toEqual(
    diagnose({ ...request, episodes: [...others, ...trained.episodes] }),
  );
});

test("more checkpoints than ten are thinned evenly to the last", () => {
  const long = result({ curve: curve((place) => ({ fitness: place }), { length: 25 }) });
  const { curve: shown } = diagnose({ reward: reward({}), results: [long], episodes: [] });
  expect(shown.steps).toHaveLength(10);
  expect(shown.steps.at(-1)).toBe(25_000);
});

test("whatever the trainings were, a diagnosis is plain finite JSON", () => {
  const number = double({ noNaN: true, min: -1e9, max: 1e9 });
  const outcome = record({
    fitness: number,
    length: integer({ min: 0, max: 500 }),
    last: number,
    return: number,
    ending: constantFrom("terminated", "truncated", "invalid"),
  });
  const training = record({
    points: array(record({ fitness: number, return: number, term: number }), { maxLength: 12 }),
    episodes: array(outcome, { maxLength: 6 }),
    figures: record({ mean: number, min: number, max: number, deviation: number, share: number }),
  });
  assert(
    property(array(training, { maxLength: 3 }), array(outcome, { maxLength: 4 }), (trainings, others) => {
      const results = trainings.map(({ points, episodes, figures: term }) =>
        result({
          curve: curve((place) => ({ ...points[place], terms: { it: points[place]?.term ?? 0 } }), {
            length: points.length,
          }),
          episodes: episodes.map((each) => episode(each)),
          terms: { it: term },
        }),
      );
      const diagnosis = diagnose({
        reward: reward({ it: 1, gone: 2 }),
        results,
        episodes: others.map((each) => episode(each)),
      });
      // NaN and Infinity would come back as null.
      expect(JSON.parse(JSON.stringify(diagnosis), (_, value: unknown) => value ?? "nothing")).toEqual(
        JSON.parse(JSON.stringify(diagnosis)),
      );
      expect(JSON.stringify(diagnosis)).not.toContain("null");
    }),
    { numRuns: 60 },
  );
});

test("the reflection text holds each term's checkpoints and figures, the task score and the findings", () => {
  const text = renderDiagnosis(
    diagnose({ reward: reward({ forward: 1, effort: 0.1 }), results: [trained], episodes: [] }),
  );
  expect(text).toContain("[0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8]");
  expect(text).toContain("[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]");
  for (const { findings } of [diagnose({ reward: reward({ forward: 1 }), results: [trained], episodes: [] })]) {
    for (const finding of findings) expect(text).toContain(findingText(finding));
  }
  expect(text).toMatch(/length/);
});

test("a training whose fitness along the way nobody told raises no alarm of a flat fitness, and its text shows none", () => {
  const unknown = result({
    ...trained,
    curve: trained.curve.map((point) => ({ ...point, fitness: null, success: null })),
    episodes: Array.from({ length: 6 }, (_, place) => episode({ fitness: -1, return: 10 + place })),
  });
  const random = Array.from({ length: 6 }, (_, place) => episode({ fitness: place / 10 }));
  const diagnosis = diagnose({ reward: reward({ forward: 1, effort: 0.1 }), results: [unknown], episodes: [], random });
  expect(diagnosis.curve).toMatchObject({
    fitness: [],
    success: [],
    length: trained.curve.map(({ length }) => length),
  });
  expect(diagnosis.findings.filter(({ kind }) => kind === "hacked")).toEqual([]);
  expect(diagnosis.terms.map(({ association }) => association)).toEqual([0, 0]);
  expect(renderDiagnosis(diagnosis)).not.toMatch(/^task score:|^success rate:/m);
});
