import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSubset } from "../../../src/critic/subset/stage.ts";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import { checkTypes } from "../../../src/reward/check-types.ts";
import { parseReward } from "../../../src/reward/program.ts";
import { describePython } from "../../python/python.ts";
import { runReward, step } from "../../reward/run.ts";
import { view, walker } from "../../reward/walker.ts";
import type { Step } from "../evaluator.ts";
import { randomProgram } from "../random-programs.ts";
import { compiled } from "./compare.ts";
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
        const parsed = parseReward(source);
        const typed = view(source);
        if (parsed.kind !== "program" || checkSubset(typed).length > 0 || checkTypes(typed).length > 0) {
          told.refused++;
          return;
        }
        const common = { spec: walker, options: {}, python: null, origin: "a test", version: "0", name: "reward" };
        let module: string;
        try {
          module = writeArrays("numpy")({ reward: compiled(source), ...common });
        } catch (problem) {
          if (!String(problem).includes("operations")) throw problem;
          told.tooLong++;
          return;
        }
        told.accepted++;
        const rows = await evaluator.evaluate(module, { library: "numpy", rollout: "walker" });
        const numbers = runReward(parsed.program, steps).map((terms) => Object.values(terms).map(Number));
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
