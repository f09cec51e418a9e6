import { afterAll, beforeAll, expect, test } from "vitest";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import { describePython } from "../../python/python.ts";
import { runReward } from "../../reward/run.ts";
import { parsed, walker } from "../../reward/walker.ts";
import { cases, programOf } from "../cases.ts";
import { edgeSteps } from "../edge-steps.ts";
import { walkerInput } from "../input.ts";
import { startArrayEvaluator, type ArrayEvaluator } from "./evaluator.ts";
import { batchOf } from "./steps.ts";

const exported = (source: string): string => writeArrays("numpy")(walkerInput(source));

describePython("arrays say what JavaScript says", (interpreter) => {
  let evaluator: ArrayEvaluator;
  beforeAll(async () => {
    evaluator = startArrayEvaluator(interpreter);
    await evaluator.keep("walker", { batch: batchOf(walker, edgeSteps), spec: walker });
  });
  afterAll(() => evaluator.close());

  test.each(cases)("$name", async (one) => {
    const source = programOf(one);
    const module = exported(source);
    const rows = await evaluator.evaluate(module, { library: "numpy", rollout: "walker" }).catch((problem: unknown) => {
      throw new Error(module, { cause: problem });
    });
    for (const [index, terms] of runReward(parsed(source), edgeSteps).entries()) {
      for (const [column, [name, value]] of Object.entries(terms).entries()) {
        const [ours, theirs] = [Number(value), rows[4 * index + column] as number];
        const isSame = Object.is(ours, theirs) || Math.abs(theirs - ours) <= 1e-9 * Math.max(1, Math.abs(ours));
        if (!isSame) {
          expect({ step: index, [name]: theirs }, module).toEqual({ step: index, [name]: ours });
        }
      }
    }
  });
});
