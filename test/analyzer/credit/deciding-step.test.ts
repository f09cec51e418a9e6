import { assert, double, float64Array, property } from "fast-check";
import { expect, test } from "vitest";
import { decidingStep } from "../../../src/analyzer/credit/deciding-step.ts";
import { fitSuccess } from "../../../src/analyzer/credit/success-model.ts";
import { createRandom } from "../../../src/core/random.ts";
import { plantedWorlds, type PlantedWorld } from "./worlds.ts";

test.each(Object.entries(plantedWorlds))(
  "%s: of forty episodes with one planted bad step, seven in ten have it named within a twentieth of their length",
  (_, { make, ...widths }: PlantedWorld) => {
    const random = createRandom(1);
    const bad = Array.from({ length: 40 }, () => make(random, true));
    const good = Array.from({ length: 20 }, () => make(random, false));
    const model = fitSuccess(
      [...bad, ...good].map(({ episode }) => episode),
      widths,
    );
    const named = bad.filter(({ episode, bad: planted }) => {
      const decided = model && decidingStep(model.logRatios(episode));
      return decided && Math.abs(decided.step - (planted as number)) <= 0.05 * episode.length;
    });
    expect(named.length).toBeGreaterThanOrEqual(28);
  },
);

test("episodes that all came out alike tell nothing", () => {
  const { make, ...widths } = plantedWorlds["cue"] as PlantedWorld;
  const random = createRandom(2);
  expect(fitSuccess([make(random, true).episode, make(random, true).episode], widths)).toBeNull();
  expect(fitSuccess([], widths)).toBeNull();
});

test("a dip that is made good decides less than a smaller fall that stays", () => {
  const ratios = Float64Array.from({ length: 100 }, (_, step) => (step === 30 ? -1.5 : step >= 70 ? -1.4 : 0));
  expect(decidingStep(ratios)?.step).toBe(70);
});

test("whatever the ratios are, the step is one of the episode's, and none where they never fall", () => {
  const finite = double({ min: -50, max: 50, noNaN: true });
  assert(
    property(float64Array({ minLength: 0, maxLength: 60, min: -50, max: 50, noNaN: true }), finite, (ratios, start) => {
      const decided = decidingStep(ratios);
      if (decided !== null) {
        expect(decided.step).toBeGreaterThan(0);
        expect(decided.step).toBeLessThan(ratios.length);
      }
      const rising = ratios.toSorted().map((value) => value + start);
      expect(decidingStep(rising)).toBeNull();
    }),
  );
});
