import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chooseTraining, whichNames, type Which } from "../../src/evolution/which-training.ts";

const training = (name: string, fitness: number, success = 0) => ({ name, fitness, success });

test.each<{ which: Which; of: ReturnType<typeof training>[]; is: string }>([
  { which: "best", of: [training("a", 1), training("b", 3), training("c", 2)], is: "b" },
  { which: "median", of: [training("a", 1), training("b", 3), training("c", 2)], is: "c" },
  { which: "worst", of: [training("a", 1), training("b", 3), training("c", 2)], is: "a" },
  { which: "median", of: [training("a", 4), training("b", 1), training("c", 2), training("d", 3)], is: "c" },
  { which: "best", of: [training("a", 3, 0.5), training("b", 3, 1), training("c", 3, 1)], is: "b" },
  { which: "worst", of: [training("a", 3, 1), training("b", 3, 0.5), training("c", 3, 0.5)], is: "b" },
  { which: "median", of: [training("a", 3), training("b", 3), training("c", 3)], is: "a" },
  { which: "worst", of: [training("only", 7)], is: "only" },
])("the $which of trainings with ties is $is", ({ which, of, is }) => {
  expect(chooseTraining(of, which).name).toBe(is);
});

test("no training lies below the worst or above the best, and half of them on neither side of the median", () => {
  const trainings = fc.array(
    fc.record({ fitness: fc.integer({ min: -3, max: 3 }), success: fc.constantFrom(0, 0.5, 1) }),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(trainings, (of) => {
      const [best, median, worst] = whichNames.map((which) => chooseTraining(of, which).fitness) as [
        number,
        number,
        number,
      ];
      const fitness = of.map((each) => each.fitness);
      expect([worst, best]).toEqual([Math.min(...fitness), Math.max(...fitness)]);
      expect(fitness.filter((value) => value > median).length).toBeLessThanOrEqual(Math.ceil(of.length / 2));
      expect(fitness.filter((value) => value < median).length).toBeLessThanOrEqual(Math.floor(of.length / 2));
    }),
  );
});
