import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSubset } from "../../../src/critic/subset.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { writePython } from "../../../src/report/export/python/module.ts";
import { describePython } from "../../python/python.ts";
import { runReward, step } from "../../reward/run.ts";
import { parsed, typeErrors, view, walker } from "../../reward/walker.ts";
import { cases, programOf } from "./cases.ts";
import { startEvaluator, type Evaluator, type Step } from "./evaluator.ts";

const edges = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2, 2.5, -2.5, 3, 0.1, 1e-7, 700, 1e300, Infinity, -Infinity, NaN];

const steps = [
  ...edges.map((_value, index) => edges.slice(index).concat(edges.slice(0, index))),
  [0.3, 1.2, -0.2, 0.9, 1, 3, -4, 5],
  [-0.3, 0.7, 0.4, -1.9, 0, 0.5, 2, 1],
].map((values, index) => step(values, index % 3 === 2) as Step);

export const exported = (source: string): string =>
  writePython({
    reward: compileReward(parsed(source)),
    spec: walker,
    options: {},
    python: null,
    origin: "a test",
    version: "0",
    name: "reward",
  });

const expectSame = (
  python: readonly { terms: Record<string, number> }[],
  script: readonly Record<string, number>[],
) => {
  for (const [index, terms] of script.entries()) {
    for (const [name, value] of Object.entries(terms)) {
      const other = python[index]?.terms[name] as number;
      const isSame = Object.is(other, value) || Math.abs(other - value) <= 1e-9 * Math.max(1, Math.abs(value));
      if (!isSame) expect({ step: index, [name]: other }).toEqual({ step: index, [name]: value });
    }
  }
};

describePython("Python says what JavaScript says", (interpreter) => {
  let evaluator: Evaluator;
  beforeAll(() => void (evaluator = startEvaluator(interpreter)));
  afterAll(() => evaluator.close());

  test.each(cases)("$name", async (one) => {
    const source = programOf(one);
    expect(checkSubset(view(source))).toEqual([]);
    expect(typeErrors(source)).toEqual([]);
    const module = exported(source);
    const rows = await evaluator.evaluate(module, steps);
    const script = runReward(parsed(source), steps);
    try {
      expectSame(rows, script);
    } catch (problem) {
      throw new Error(module.slice(module.indexOf("DT =")), { cause: problem });
    }
  });
});
