import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSubset } from "../../src/critic/subset/stage.ts";
import { writePython } from "../../src/export/python/module.ts";
import { describePython } from "../python/python.ts";
import { runReward } from "../reward/run.ts";
import { parsed, typeErrors, view } from "../reward/walker.ts";
import { cases, programOf } from "./cases.ts";
import { edgeSteps } from "./edge-steps.ts";
import { startEvaluator, type Evaluator } from "./evaluator.ts";
import { walkerInput } from "./input.ts";

const exported = (source: string): string => writePython(walkerInput(source));

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
    const rows = await evaluator.evaluate(module, edgeSteps);
    const script = runReward(parsed(source), edgeSteps);
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
