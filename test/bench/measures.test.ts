import { expect, test } from "vitest";
import { agreementOf } from "../../bench/measure-from-words/order.ts";
import { sentences } from "../../bench/measure-from-words/sentences.ts";
import { readMeasure } from "../../src/measure/measure.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { namesOf } from "../../src/measure/names.ts";
import { makeEpisode, names, type Moment } from "../measure/episodes.ts";

/** Ends at this place, at this height on the way. */
const to = (x: number, height: number) => {
  const at = (place: number): Moment => [place, height, 0, 0, 0, 0, 0, 0];
  return makeEpisode({ moments: [at(0), at(x)] });
};

test("episodes are ordered by what they must keep first, then by fitness", () => {
  const episodes = [to(1, 1), to(2, 1), to(3, 0.5), to(4, 0.5)];
  const far = { fitness: "torso.x" };
  const keeping = { fitness: "torso.x", constraints: ["torso.height > 0.8"] };
  expect(agreementOf(far, { other: { fitness: "2 * torso.x" }, episodes, names })).toBe(1);
  // Kept: 1, 2; broken: 3, 4. Of six pairs the four between them are turned.
  expect(agreementOf(far, { other: keeping, episodes, names })).toBeCloseTo((2 - 4) / 6, 12);
  expect(agreementOf({ fitness: "-torso.x" }, { other: far, episodes, names })).toBe(-1);
});

test("every sentence has a right and a wrong measure that can be read", async () => {
  expect(sentences).toHaveLength(12);
  expect(new Set(sentences.map(({ environment }) => environment)).size).toBeGreaterThanOrEqual(6);
  for (const { environment, words, right, wrong } of sentences) {
    const { spec } = (await findEnvironment(environment)).environment;
    for (const { fitness, constraints = [] } of [right, wrong])
      for (const [text, as] of [
        [fitness, "number"] as const,
        ...constraints.map((each) => [each, "constraint"] as const),
      ])
        expect(readMeasure(text, { names: namesOf(spec), as }).problems, `${words}: ${text}`).toEqual([]);
  }
});
