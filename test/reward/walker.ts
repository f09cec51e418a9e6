import { createTypeView } from "../../src/reward/typed-view.ts";
import { checkTypes } from "../../src/reward/check-types.ts";
import { parseReward, type RewardProgram } from "../../src/reward/program.ts";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import type { EnvironmentSpec, Field } from "../../src/core/spec.ts";

const field = (unit: string, range: readonly [number, number] = [-1, 1]): Field => ({
  description: "a fact",
  unit,
  range,
});

/** A made-up walker with every kind of field. */
export const walker: EnvironmentSpec = {
  name: "walker",
  summary: "A body on a foot.",
  state: {
    torso: { x: field("m", [-5, 5]), height: field("m", [0, 2]), pitch: field("rad"), speed: field("m/s", [-3, 3]) },
    foot: { contact: { ...field("1", [0, 1]), type: "boolean" }, force: { ...field("N", [0, 100]), size: 3 } },
  },
  action: { torque: { ...field("N·m"), size: 3 } },
  control: { kind: "continuous" },
  observation: { labels: ["torso.height"] },
  dt: 0.01,
  maxSteps: 100,
  termination: "The torso touches the ground.",
};

export const view = createTypeView(environmentDeclaration(walker));

/** The program, or an error with what is wrong with it. */
export const parsed = (source: string): RewardProgram => {
  const result = parseReward(source);
  if (result.kind === "program") return result.program;
  throw new Error(`${JSON.stringify(result.diagnostics)}\n${source}`);
};

/** Type errors as `rule:line`. */
export const typeErrors = (source: string): string[] =>
  checkTypes(view(source)).map(({ rule, line }) => `${rule}:${line}`);

/** A program around a body of `terms`, which stands in line 6 and on; `head` is line 3. */
export const program = (
  body: string,
  { head = "", weights = "{ a: 1 }", step = "{ state, action, next, dt, time, terminated }: Step" } = {},
): string =>
  [
    'import { norm, sum, tolerance } from "reward";',
    'import type { Step } from "environment";',
    head,
    `export const weights = ${weights};`,
    `export function terms(${step}) {`,
    body,
    "}",
    "",
  ].join("\n");

/** Two programs in quite different hands: destructured and not, helpers, memory, loops, comments, shorthand. */
export const samples: Record<string, string> = {
  kept: `import { clip, delta as change, once } from "reward";
import type { Step } from "environment";

export const weights = { rise: 1, arrived: 5, short: 0.5 };
export const initial = { height: 1, arrived: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const rise = change(memory, "height", next.torso.height);
  return { rise, arrived: once(memory, "arrived", next.torso.x > 0.5), short: clip(next.torso.speed, 1) };
}
`,
  plain: `import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, effort: 0.001 };

export const initial = { best: 0 };

const scale = 2;

function helper(x: number): number {
  return x * scale;
}

export function terms({ next, action, memory }: Step<typeof initial>) {
  const gain = Math.max(0, next.torso.x - memory.best);
  memory.best = Math.max(memory.best, next.torso.x);
  const cost = norm(action.torque);
  return {
    forward: helper(gain), // new ground only
    effort: -(cost ** 2),
  };
}
`,
  arrow: `import type { Step } from "environment";

export const weights = { upright: 1, still: 0.5, forward: 3 };

export const initial = { best: 1, other: 2 };

const scale = 3;
const helper = (x: number) => -Math.abs(x) * scale;

export const terms = (step: Step<typeof initial>) => {
  const { next, memory } = step;
  let gain = 0;
  for (const f of next.foot.force) {
    gain += f;
  }
  if (next.torso.height > memory.best) memory.best = next.torso.height;
  memory.other += 1;
  const upright = helper(step.state.torso.pitch);
  return { upright, still: gain - memory.best, forward: next.torso.x * memory.other };
};
`,
  branches: `import { tolerance as near } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, level: 0.25 };

export const composition = "signs";

export const sparse = ["alive"];

export function terms({ next, terminated }: Step) {
  // a fall pays nothing
  if (terminated) return { alive: 0, level: 0 };
  return { alive: 1, level: near(next.torso.height, { bounds: [1, 2], margin: 0.5 }) };
}
`,
};
