import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileReward } from "../../src/reward/compile.ts";
import { writePython } from "../../src/export/python/module.ts";
import { describePython } from "../python/python.ts";
import { runReward, step } from "../reward/run.ts";
import { walker } from "../reward/walker.ts";
import { startEvaluator, type Evaluator, type Step } from "./evaluator.ts";
import { inputOf } from "./input.ts";
import { accepted, randomProgram } from "./random-programs.ts";

const steps = [
  [0.3, 1.2, -0.2, 0.9, 1, 3, -4, 5],
  [0, -0, 1, -1, 0, 2, 0.5, -0],
  [-2.5, 1e300, Infinity, NaN, 1, -Infinity, 7, 0],
  [3, 2, 1, 0, -1, NaN, 1, 1],
].map((values, index) => step(values, index === 2) as Step);

describePython("random programs", (interpreter) => {
  let evaluator: Evaluator;
  beforeAll(() => void (evaluator = startEvaluator(interpreter)));
  afterAll(() => evaluator.close());

  test("mean the same to the bit", async () => {
    const told = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(randomProgram, async (source) => {
        const program = accepted(source);
        if (program === null) {
          told.refused++;
          return;
        }
        told.accepted++;
        const rows = await evaluator.evaluate(writePython(inputOf(compileReward(program), walker)), steps);
        // A boolean or undefined that lies about being a number is told by its type.
        const numbers = runReward(program, steps).map((terms) =>
          Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, Number(value)])),
        );
        expect(rows.map(({ terms }) => terms)).toEqual(numbers);
      }),
      { seed: 20_261, numRuns: 150 },
    );
    expect(told.accepted).toBeGreaterThan(4 * told.refused);
  });
});
