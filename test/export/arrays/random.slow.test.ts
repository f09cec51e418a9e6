import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { describePython } from "../../python/python.ts";
import { runReward, step } from "../../reward/run.ts";
import { walker } from "../../reward/walker.ts";
import type { Step } from "../evaluator.ts";
import { inputOf } from "../input.ts";
import { accepted, randomProgram } from "../random-programs.ts";
import { startArrayEvaluator, type ArrayEvaluator } from "./evaluator.ts";
import { batchOf } from "./steps.ts";

// Without −0: which of two zeros max and min give is not the same in all libraries of arrays.
const steps = [
  [0.3, 1.2, -0.2, 0.9, 1, 3, -4, 5],
  [0, 2, 1, -1, 0, 2, 0.5, 3],
  [-2.5, 1e300, Infinity, NaN, 1, -Infinity, 7, 0],
  [3, 2, 1, 0, -1, NaN, 1, 1],
].map((values, index) => step(values, index === 2) as Step);

describePython("random programs", (interpreter) => {
  let evaluator: ArrayEvaluator;
  beforeAll(async () => {
    evaluator = startArrayEvaluator(interpreter);
    await evaluator.keep("walker", { batch: batchOf(walker, steps), spec: walker });
  });
  afterAll(() => evaluator.close());

  test("mean the same over arrays, branch by branch and loop by loop", async () => {
    const told = { accepted: 0, refused: 0, tooLong: 0 };
    await fc.assert(
      fc.asyncProperty(randomProgram, async (source) => {
        const program = accepted(source);
        if (program === null) {
          told.refused++;
          return;
        }
        let module: string;
        try {
          module = writeArrays("numpy")(inputOf(compileReward(program), walker));
        } catch (problem) {
          if (!String(problem).includes("operations")) throw problem;
          told.tooLong++;
          return;
        }
        told.accepted++;
        const rows = await evaluator.evaluate(module, { library: "numpy", rollout: "walker" });
        const numbers = runReward(program, steps).map((terms) => Object.values(terms).map(Number));
        const theirs = steps.map((_step, index) => Array.from(rows.slice(4 * index, 4 * index + 3)));
        const same = (a: number, b: number): boolean =>
          Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
        const isSame = numbers.flat().every((value, place) => same(value, theirs.flat()[place] as number));
        if (!isSame) expect(theirs, source).toEqual(numbers);
      }),
      { numRuns: 60 },
    );
    expect(told.accepted).toBeGreaterThan(4 * (told.refused + told.tooLong));
  });
});
