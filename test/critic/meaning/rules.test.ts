import { expect, test } from "vitest";
import { createCritic } from "../../../src/critic/critic.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { walker } from "../../reward/walker.ts";

// Kinds of defects in words that the corpora do not use: through helpers, variables, library functions as callbacks.
const task = "Walk at 1.5 m/s.";
const critic = createCritic({ spec: walker, task });

const found = async (body: string, { weights = "{ a: 1 }", head = "", step = "Step" } = {}): Promise<string[]> => {
  const imports =
    'import { clamp, dot, mean, square, tolerance } from "reward";\nimport type { Step } from "environment";';
  const source = `${imports}\n${head}\nexport const weights = ${weights};\nexport function terms({ state, action, next, memory, dt, terminated }: ${step}) {\n${body}\n}\n`;
  const { diagnostics } = await critic.review(source, {});
  return diagnostics
    .filter(({ rule, severity }) => severity !== "skipped" && rule !== "structure/unused")
    .map(({ rule }) => rule);
};

const two = { weights: "{ a: 1, b: 1 }" };
const keepers = 'import { clip, delta, once } from "reward";';
const jump = ["structure/discontinuity"];
const twice = ["structure/duplicate-expression"];

test.each<[string, string, object, string[]]>([
  [
    "an early return of a helper that pays less for more",
    "return { a: of(next.torso.height) };",
    { head: "function of(h: number): number {\n  if (h < 1) return 2 * h;\n  return h;\n}" },
    jump,
  ],
  [
    "a variable that is set anew beyond a limit",
    "const v = next.torso.speed;\nconst isFast = v > 1.5;\nlet pay = clamp(v, -1, 1.5);\nif (isFast) pay = 0.5 * v - 0.5;\nreturn { a: pay };",
    {},
    jump,
  ],
  [
    "half the pay within the tolerance",
    "const t = tolerance(next.torso.pitch, { bounds: [-0.05, 0.05], margin: 0.2 });\nreturn { a: Math.abs(next.torso.pitch) < 0.05 ? 0.5 * t : t };",
    {},
    jump,
  ],
  [
    "a rounding that turns the sign",
    "return { a: Math.sign(next.torso.pitch) * (1 - Math.abs(next.torso.pitch)) };",
    {},
    jump,
  ],
  [
    "a bonus on top of one formula",
    "const d = Math.abs(next.torso.x - 1);\nreturn { a: d < 0.1 ? 2 - d : 1 - d };",
    {},
    [],
  ],
  ["a cap", "return { a: next.torso.height > 1 ? 1 : next.torso.height };", {}, []],
  ["an event", "return { a: next.torso.height < 0.5 ? -1 : 0 };", {}, []],
  [
    "a product and a mean of squares",
    "return { a: -dot(action.torque, action.torque), b: -3 * mean(action.torque.map(square)) };",
    two,
    twice,
  ],
  [
    "a size and a root of a square, on one line",
    "return { a: -Math.abs(next.torso.pitch), b: 1 - Math.sqrt(next.torso.pitch ** 2) / 0.2 };",
    two,
    twice,
  ],
  [
    "a weighted sum of two others",
    "const a = next.torso.x - state.torso.x;\nconst b = -Math.abs(next.torso.pitch);\nreturn { a, b, c: 0.5 * a + 2 * b };",
    { weights: "{ a: 1, b: 1, c: 1 }" },
    twice,
  ],
  [
    "two shapes of one quantity are two terms",
    "return { a: -Math.abs(next.torso.pitch), b: -(next.torso.pitch ** 2) };",
    two,
    [],
  ],
  [
    "branches alike by what they mean",
    "const h = next.torso.height;\nreturn { a: h > 1 ? 2 * h : h * 2 };",
    {},
    ["structure/same-branches"],
  ],
  [
    "a first step that is compared with nothing",
    "const way = next.torso.x - memory.x;\nmemory.x = next.torso.x;\nreturn { a: way };",
    { head: "export const initial = { x: 100 };", step: "Step<typeof initial>" },
    ["structure/first-step"],
  ],
  [
    "a first step that is told apart",
    "const way = memory.x === 100 ? 0 : next.torso.x - memory.x;\nmemory.x = next.torso.x;\nreturn { a: way };",
    { head: "export const initial = { x: 100 };", step: "Step<typeof initial>" },
    [],
  ],
  [
    "a kept first step that is compared with nothing",
    'return { a: delta(memory, "x", next.torso.x) };',
    { head: `${keepers}\nexport const initial = { x: 100 };`, step: "Step<typeof initial>" },
    ["structure/first-step"],
  ],
  [
    "kept cells that start where their fields do",
    'return { a: delta(memory, "x", next.torso.x), b: once(memory, "met", next.torso.height > 1) };',
    { ...two, head: `${keepers}\nexport const initial = { x: 0, met: 0 };`, step: "Step<typeof initial>" },
    [],
  ],
  [
    "a bonus for what can never be",
    'return { a: once(memory, "met", next.torso.height > 3) };',
    { head: `${keepers}\nexport const initial = { met: 0 };`, step: "Step<typeof initial>" },
    ["structure/threshold", "structure/constant-term"],
  ],
  [
    "one cell for quantities of two units",
    'return { a: delta(memory, "x", next.torso.x), b: next.torso.speed - memory.x };',
    { ...two, head: `${keepers}\nexport const initial = { x: 0 };`, step: "Step<typeof initial>" },
    ["units/mixed"],
  ],
  [
    "short of a speed that is a length",
    "return { a: clip(next.torso.height, next.torso.speed) };",
    { head: keepers },
    ["units/mixed"],
  ],
  ["another pace than the task's", "return { a: -Math.abs(next.torso.speed - 0.5) };", {}, ["structure/goal-missed"]],
  ["the task's pace", "return { a: -Math.abs(next.torso.speed - 1.5) };", {}, []],
  ["as fast as can be", "return { a: next.torso.speed };", {}, []],
])("%s", async (_name, body, options, expected) => expect(await found(body, options)).toEqual(expected));

test.each([
  [-1, []],
  [1, ["structure/goal-missed"]],
])("where the task says backward, a pace of %d m/s is told from its opposite", async (pace, expected) => {
  const { spec } = (await findEnvironment("walker2d")).environment;
  const source = `import type { Step } from "environment";\nexport const weights = { pace: 1 };\nexport function terms({ next }: Step) {\n  return { pace: -Math.abs(next.torso.velocityX - ${pace}) };\n}\n`;
  const { diagnostics } = await createCritic({ spec, task: "Walk backward at 1 m/s." }).review(source, {});
  expect(diagnostics.flatMap(({ rule, severity }) => (severity === "warning" ? [rule] : []))).toEqual(expected);
});
