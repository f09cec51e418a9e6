import { expect, test } from "vitest";
import { createCritic } from "../../../src/critic/critic.ts";
import { programOf } from "../../../src/critic/example.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { wordRules } from "../rule-families.ts";

// What a program says in names, comments and units against what it reads, in built-in environments.
const rulesOf = async (environment: string, source: string): Promise<string[]> => {
  const { spec } = (await findEnvironment(environment)).environment;
  const { diagnostics } = await createCritic({ spec }).review(source, { asked: wordRules });
  const rules = diagnostics.filter(({ severity }) => severity !== "skipped").map(({ rule }) => rule);
  return [...new Set(rules)];
};

type Frame = Parameters<typeof programOf>[1];
const degrees = ["units/degrees"];
const constant = ["structure/constant-term"];
const name = ["structure/name"];
const stale = ["structure/stale-event"];

test.each<[string, string, string, Frame, string[]]>([
  ["one number for every step", "hopper", "a: 1", {}, constant],
  [
    "a constant by way of constants",
    "hopper",
    "a: Math.sqrt(half)",
    { head: "const whole = 4;\nconst half = whole / 2;" },
    constant,
  ],
  ["a constant by way of a helper", "hopper", "a: f(2)", { head: "const f = (x: number) => x * 2;" }, constant],
  ["a callback's own parameter", "hopper", "a: [1, 2].map((x) => x * 2).reduce((x, y) => x + y, 0)", {}, constant],
  [
    "the same expression twice",
    "hopper",
    "a: next.torso.x,\nb: next.torso . x /* again */",
    {},
    ["structure/duplicate-expression"],
  ],
  ["a variable", "hopper", "a: a", { body: "let a = 0;\nfor (const f of action.torque) a += f;" }, []],
  [
    "a number that differs between branches",
    "hopper",
    "a: 1",
    { step: "{ terminated }: Step", body: "if (terminated) return { a: 0 };" },
    [],
  ],
  ["the field's own end in degrees", "cartpole", "a: 1 - Math.abs(next.pole.angle) / 12", {}, degrees],
  ["a limit in radians", "cartpole", "a: 1 - next.pole.angle / most", { head: "const most = 0.21; // 12 degrees" }, []],
  ["a gentle weight", "cartpole", "a: 1 - Math.abs(next.pole.angle) / 10", {}, []],
  [
    "degrees over degrees",
    "cartpole",
    "a: 1 - (next.pole.angle * 180) / Math.PI / maxDeg",
    { head: "const maxDeg = 5;" },
    [],
  ],
  ["degrees against radians", "cartpole", "a: 57 * next.pole.angle < 0.1 ? 1 : 0", {}, degrees],
  ["a sine of degrees", "cartpole", "a: Math.sin(90) * next.cart.position", {}, degrees],
  [
    "an energy without gravity",
    "hopper",
    "a: next.torso.height + 0.5 * next.torso.velocityX ** 2",
    {},
    ["units/mixed"],
  ],
  ["another weight", "hopper", "a: next.torso.height + 0.3 * next.torso.velocityX ** 2", {}, []],
  [
    "ankles and a knee",
    "walker2d",
    "anklesFlat: -Math.abs(next.left.ankle.angle) - Math.abs(next.right.knee.angle)",
    {},
    name,
  ],
  [
    "a foot's angle, over the leg",
    "walker2d",
    "ankleFlat: -Math.abs(next.left.hip.angle + next.left.knee.angle + next.left.ankle.angle)",
    {},
    [],
  ],
  ["the other leg by its alias", "walker2d", "a: leftLeg.foot.height", { body: "const leftLeg = next.right;" }, name],
  [
    "arguments turned round",
    "walker2d",
    "a: apart(next.right.foot.x, next.left.foot.x)",
    { head: "const apart = (leftFoot: number, rightFoot: number): number => Math.abs(leftFoot - 2 * rightFoot);" },
    name,
  ],
  ["a goal that stands still", "mountain-car", "a: state.car.position >= next.flag.position ? 1 : 0", {}, stale],
  ["an event as a number", "mountain-car", "a: Number(state.car.position >= 0.5)", {}, stale],
  [
    "an event of a helper",
    "mountain-car",
    "a: at(state.car.position)",
    { head: "function at(x: number): number {\n  if (x >= 0.5) return 1;\n  return 0;\n}" },
    stale,
  ],
  [
    "a place before, a velocity after: not told",
    "mountain-car",
    "a: state.car.position >= 0.5 && next.car.velocity >= 0 ? 1 : 0",
    {},
    [],
  ],
  ["a crossing", "mountain-car", "a: state.car.position < 0.5 && next.car.position >= 0.5 ? 1 : 0", {}, []],
  ["a touch that begins", "hopper", "a: Math.max(0, Number(next.foot.contact) - Number(state.foot.contact))", {}, []],
  [
    "a switch of the module",
    "hopper",
    "a: calm ? -next.torso.pitch : next.torso.velocityX",
    { head: "const calm: boolean = false;" },
    ["structure/same-branches"],
  ],
  [
    "a filter that lets nothing pass",
    "hopper",
    "a: next.torso.x - action.torque.filter((one) => one > 2).length",
    {},
    ["structure/threshold"],
  ],
  ["a tangent", "hopper", "a: Math.tan(next.torso.pitchRate / 2)", {}, ["structure/not-finite"]],
  [
    "a record that is filled in",
    "hopper",
    "a: -tilt.size",
    { body: "const tilt = { size: 0 };\ntilt.size = Math.abs(next.torso.pitch);" },
    [],
  ],
  [
    "a limit of two fields",
    "hopper",
    "a: high(next.torso.height) + high(next.torso.x)",
    { head: "const high = (x: number): number => (x > 0.5 ? 1 : 0);" },
    [],
  ],
  [
    "recursion is not unrolled",
    "hopper",
    "a: f(next.torso.x, 0)",
    { head: "function f(x: number, n: number): number {\n  if (n > 4) return x;\n  return f(x / 2, n + 1);\n}" },
    ["structure/recursion"],
  ],
])("%s", async (_name, environment, term, frame, rules) =>
  expect(await rulesOf(environment, programOf(term, frame))).toEqual(rules),
);
