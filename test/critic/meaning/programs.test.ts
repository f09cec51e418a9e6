import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readMeaning } from "../../../src/critic/meaning/read-meaning.ts";
import { parsed, view, walker } from "../../reward/walker.ts";
import { runReward } from "../../reward/run.ts";

// Programs by chance: what the interpreter says a term lies in, the term lies in; and what it computes at a point is what
// the program gives there.

const one = fc.letrec<{ number: string; boolean: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom("next.torso.x", "next.torso.height", "next.torso.pitch", "next.torso.speed", "state.torso.x"),
    fc.constantFrom("next.foot.force[1]", "action.torque[0]", "dt", "time", "helped", "local"),
    fc.double({ min: -3, max: 3, noNaN: true }).map((value) => `(${Number(value.toFixed(2))})`),
  ),
  number: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    tie("leaf"),
    fc.tuple(tie("number"), fc.constantFrom("+", "-", "*", "/"), tie("number")).map((parts) => `(${parts.join(" ")})`),
    fc
      .tuple(tie("number"), fc.constantFrom("0", "1", "2", "3", "0.5"))
      .map(([base, power]) => `((${base}) ** ${power})`),
    fc
      .tuple(
        fc.constantFrom("abs", "sin", "cos", "tanh", "atan", "exp", "floor", "round", "sign", "cbrt"),
        tie("number"),
      )
      .map(([name, value]) => `Math.${name}(${value})`),
    tie("number").map((value) => `Math.sqrt(Math.abs(${value}))`),
    tie("number").map((value) => `Math.log(1 + Math.abs(${value}))`),
    tie("number").map((value) => `Math.acos(Math.tanh(${value}))`),
    fc
      .tuple(fc.constantFrom("max", "min", "hypot", "atan2", "pow"), tie("number"), tie("number"))
      .map(([name, a, b]) => `Math.${name}(${a}, ${b})`),
    fc.tuple(fc.constantFrom("square", "sigmoid", "wrapAngle"), tie("number")).map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom("gaussian", "decay", "huber"), tie("number"), fc.constantFrom("0.2", "1", "3"))
      .map(([name, a, width]) => `${name}(${a}, ${width})`),
    fc
      .tuple(
        fc.constantFrom("clamp", "ramp", "smoothstep", "excess"),
        tie("number"),
        fc.constantFrom("-1, 0.5", "0, 2"),
      )
      .map(([name, a, bounds]) => `${name}(${a}, ${bounds})`),
    fc
      .tuple(
        tie("number"),
        fc.constantFrom("[0, 1]", "[0.4, 0.4]", "[-2, -1]", "[2, Infinity]", "[-Infinity, -1]"),
        fc.constantFrom(
          "",
          ", margin: 0.5",
          ', margin: 2, shape: "linear" as const',
          ", margin: 1, valueAtMargin: 0.3",
        ),
      )
      .map(([value, bounds, margin]) => `tolerance(${value}, { bounds: ${bounds}${margin} })`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `norm([${a}, ${b}])`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `distance([${a}, 1], [${b}, dt])`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `angleDifference(${a}, ${b})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `shaping(${a}, ${b}, 0.99)`),
    tie("number").map((value) => `mean(next.foot.force.map((f) => f * ${value}))`),
    tie("number").map((value) => `action.torque.reduce((total, t) => total + t * t, ${value})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `helper(${a}, ${b})`),
    fc.tuple(tie("boolean"), tie("number"), tie("number")).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
  ),
  boolean: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("terminated", "next.foot.contact", "next.foot.force.some((f) => f > 50)"),
    fc
      .tuple(tie("number"), fc.constantFrom("<", "<=", ">", ">="), tie("number"))
      .map((parts) => `(${parts.join(" ")})`),
    fc.tuple(tie("boolean"), fc.constantFrom("&&", "||"), tie("boolean")).map((parts) => `(${parts.join(" ")})`),
    tie("boolean").map((value) => `!${value}`),
  ),
}));

const library =
  "angleDifference, clamp, decay, distance, excess, gaussian, huber, mean, norm, ramp, shaping, sigmoid, smoothstep, square, tolerance, wrapAngle";
const sourceOf = ([a, b, c, test]: readonly [
  string,
  string,
  string,
  string,
]): string => `import { ${library} } from "reward";
import type { Step } from "environment";
export const weights = { a: 1 };
function helper(u: number, v: number): number { if (u > v) return u - v; const w = u * 0.5; return w; }
export function terms({ state, action, next, dt, time, terminated }: Step) {
  let local = next.torso.pitch;
  const helped = helper(local, 0.3);
  if (${test.replaceAll("local", "1")}) local = ${a.replaceAll("local", "2")};
  else local -= ${b.replaceAll("local", "0.5")};
  return { a: ${c} };
}
`;
const program = fc.tuple(one.number, one.number, one.number, one.boolean).map(sourceOf);

test("a term lies in the range that is said of it", () => {
  let said = 0;
  fc.assert(
    fc.property(program, (source) => {
      const { meaning } = readMeaning(view(source), { program: parsed(source), spec: walker });
      const range = meaning?.terms.get("a");
      if (meaning === null || range === undefined) return;
      if (range.hi - range.lo < Infinity) said++;
      for (const row of meaning.drawn) {
        const value = row.get("a") as number;
        const slack = 1e-7 * Math.max(1, Math.abs(value));
        const text = `${value} in ${range.lo} … ${range.hi}\n${source}`;
        expect(range.lo - slack <= value && value <= range.hi + slack, text).toBe(true);
      }
    }),
    { seed: 20_261, numRuns: 40, endOnFailure: true },
  );
  // Bounds are said of many of them, not only that anything may be.
  expect(said).toBeGreaterThan(20);
}, 120_000);

test("what is computed at a point is what the program gives there", () => {
  fc.assert(
    fc.property(program, (source) => {
      const { meaning } = readMeaning(view(source), { program: parsed(source), spec: walker });
      if (meaning === null) return;
      const { points, compute } = meaning.sampled;
      for (let draw = 0; draw < 3; draw++) {
        const point = points.draw();
        const found = compute(point)?.terms.get("a");
        if (found === undefined) continue;
        expect(runAt(source, point)).toBeCloseTo(found, 6);
      }
    }),
    { seed: 4, numRuns: 40, endOnFailure: true },
  );
}, 120_000);

/** The step of a point: its numbers by their paths, vectors and booleans as programs get them. */
const runAt = (source: string, point: ReadonlyMap<string, number>): number => {
  const at = (name: string): number => point.get(name) as number;
  const vector = (name: string): number[] => [0, 1, 2].map((index) => at(`${name}.${index}`));
  const state = (side: string) => ({
    torso: Object.fromEntries(["x", "height", "pitch", "speed"].map((name) => [name, at(`${side}.torso.${name}`)])),
    foot: { contact: at(`${side}.foot.contact`) === 1, force: vector(`${side}.foot.force`) },
  });
  const step = {
    state: state("state"),
    next: state("next"),
    action: { torque: vector("action.torque") },
    dt: walker.dt,
    time: at("time"),
    terminated: at("terminated") === 1,
  };
  return (runReward(parsed(source), [step])[0] as { a: number }).a;
};
