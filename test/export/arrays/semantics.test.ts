import { afterAll, beforeAll, expect, test } from "vitest";
import { writeArrays } from "../../../src/export/arrays/module.ts";
import { describePython } from "../../python/python.ts";
import { runReward, step } from "../../reward/run.ts";
import { parsed, walker } from "../../reward/walker.ts";
import { cases, programOf } from "../cases.ts";
import type { Step } from "../evaluator.ts";
import { compiled } from "./compare.ts";
import { startArrayEvaluator, type ArrayEvaluator } from "./evaluator.ts";
import { batchOf } from "./steps.ts";

const edges = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2, 2.5, -2.5, 3, 0.1, 1e-7, 700, 1e300, Infinity, -Infinity, NaN];

const steps = [
  ...edges.map((_value, index) => edges.slice(index).concat(edges.slice(0, index))),
  [0.3, 1.2, -0.2, 0.9, 1, 3, -4, 5],
  [-0.3, 0.7, 0.4, -1.9, 0, 0.5, 2, 1],
].map((values, index) => step(values, index % 3 === 2) as Step);

export const exported = (source: string): string =>
  writeArrays("numpy")({
    reward: compiled(source),
    spec: walker,
    options: {},
    python: null,
    origin: "a test",
    version: "0",
    name: "reward",
  });

describePython("arrays say what JavaScript says", (interpreter) => {
  let evaluator: ArrayEvaluator;
  beforeAll(async () => {
    evaluator = startArrayEvaluator(interpreter);
    await evaluator.keep("walker", { batch: batchOf(walker, steps), spec: walker });
  });
  afterAll(() => evaluator.close());

  test.each(cases)("$name", async (one) => {
    const source = programOf(one);
    const module = exported(source);
    const rows = await evaluator.evaluate(module, { library: "numpy", rollout: "walker" }).catch((problem: unknown) => {
      throw new Error(module, { cause: problem });
    });
    for (const [index, terms] of runReward(parsed(source), steps).entries()) {
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
