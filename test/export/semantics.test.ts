import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSubset } from "../../src/critic/subset/stage.ts";
import { compileReward } from "../../src/reward/compile.ts";
import { writePython } from "../../src/export/python/module.ts";
import { describePython } from "../python/python.ts";
import { runReward, step } from "../reward/run.ts";
import { parsed, typeErrors, view, walker } from "../reward/walker.ts";
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

test("what Python cannot nest is refused by its place", () => {
  const loops = Array.from({ length: 21 }, (_, index) => `for (let i${index} = 0; i${index} < 0; i${index}++) `);
  const source = programOf({ body: `let a = 0; const b = 0, c = 0;\n${loops.join("")} a += 1;` });
  expect(checkSubset(view(source))).toEqual([]);
  expect(() => exported(source)).toThrow(/line 10.*more than 20 loops/);
});

test("comments, keywords and layout are carried over", () => {
  const source = `import type { Step } from "environment";

// The idea of it.
export const weights = {
  // faster is better
  forward: 1,
  effort: 0.5, // in N·m
};

/** How fast, in m/s. */
function speed(before: number, after: number, dt: number): number {
  return (after - before) / dt; // never 0
}

export function terms({ state, action, next, dt }: Step) {
  // Only the first joint.
  const [lambda] = action.torque;

  /* a block
     of two lines */
  if (lambda > 0) return { forward: 0, effort: -lambda };
  else if (lambda < -0.5) return { forward: 1, effort: 0 };
  return { forward: speed(state.torso.x, next.torso.x, dt), effort: lambda };
}
`;
  const text = exported(source);
  expect(text.slice(text.indexOf("DT ="), text.indexOf("def compose"))).toMatchInlineSnapshot(`
    "DT = 0.01  # seconds a step
    INITIAL = {}

    # The idea of it.
    WEIGHTS = {
        # faster is better
        "forward": 1.0,
        # in N·m
        "effort": 0.5,
    }


    def speed(before, after, dt):
        """How fast, in m/s."""
        # never 0
        return _divide(after - before, dt)


    def terms(state, action, next_state, memory, dt, time, terminated):
        """The unweighted terms of one step; keeps its own numbers in \`memory\`, INITIAL where an episode starts."""
        state = _plain(state)
        action = _plain(action)
        next_state = _plain(next_state)
        # Only the first joint.
        lambda_ = action["torque"][0]
        # a block
        # of two lines
        if lambda_ > 0.0:
            return {"forward": 0.0, "effort": -lambda_}
        elif lambda_ < -0.5:
            return {"forward": 1.0, "effort": 0.0}
        return {"forward": speed(state["torso"]["x"], next_state["torso"]["x"], dt), "effort": lambda_}


    "
  `);
});
