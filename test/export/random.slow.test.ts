import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSubset } from "../../src/critic/subset/stage.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward } from "../../src/reward/program.ts";
import { writePython } from "../../src/export/python/module.ts";
import { describePython } from "../python/python.ts";
import { runReward, step } from "../reward/run.ts";
import { view, walker } from "../reward/walker.ts";
import { startEvaluator, type Evaluator, type Step } from "./evaluator.ts";
import { randomProgram } from "./random-programs.ts";

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
        const parsed = parseReward(source);
        const typed = view(source);
        // A few are refused: by types that narrow to nothing, or as nested too deep.
        if (parsed.kind !== "program" || checkSubset(typed).length > 0 || checkTypes(typed).length > 0) {
          told.refused++;
          return;
        }
        told.accepted++;
        const { program } = parsed;
        const common = { spec: walker, options: {}, python: null, origin: "a test", version: "0", name: "reward" };
        const rows = await evaluator.evaluate(writePython({ reward: compileReward(program), ...common }), steps);
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
