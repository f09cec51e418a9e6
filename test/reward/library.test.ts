import { createContext, Script } from "node:vm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as library from "../../src/reward/library-functions.ts";
import { libraryDeclaration } from "../../src/reward/library.ts";
import { libraryNames, librarySource } from "../../src/reward/library-source.ts";
import { parsed, program, typeErrors } from "./walker.ts";
import { runReward, step } from "./run.ts";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const shapes = ["gaussian", "hyperbolic", "longTail", "tanhSquared", "linear", "quadratic", "cosine"] as const;

test.each([
  ["norm", library.norm([3, 4]), 5],
  ["norm of nothing", library.norm([]), 0],
  ["sum", library.sum([1, 2, 3]), 6],
  ["mean", library.mean([1, 2, 6]), 3],
  ["mean of nothing", library.mean([]), 0],
  ["dot", library.dot([1, 2], [3, 4]), 11],
  ["distance", library.distance([1, 1], [4, 5]), 5],
  ["clamp below", library.clamp(-2, -1, 1), -1],
  ["clamp within", library.clamp(0.5, -1, 1), 0.5],
  ["clip below", library.clip(1, 3), -2],
  ["clip beyond", library.clip(5, 3), 0],
  ["square", library.square(-3), 9],
  ["ramp", library.ramp(3, 2, 4), 0.5],
  ["falling ramp", library.ramp(3.5, 4, 2), 0.25],
  ["smoothstep", library.smoothstep(3, 2, 4), 0.5],
  ["sigmoid", library.sigmoid(0), 0.5],
  ["gaussian at its width", library.gaussian(2, 2), Math.exp(-0.5)],
  ["decay at its scale", library.decay(-2, 2), Math.exp(-1)],
  ["huber inside", library.huber(0.5, 1), 0.125],
  ["huber outside", library.huber(-3, 1), 2.5],
  ["excess below", library.excess(-1, 0, 2), 1],
  ["excess above", library.excess(5, 0, 2), 3],
  ["excess inside", library.excess(1, 0, 2), 0],
  ["wrapAngle", library.wrapAngle(1.5 * Math.PI), -0.5 * Math.PI],
  ["angleDifference over the seam", library.angleDifference(Math.PI - 0.1, -Math.PI + 0.1), -0.2],
  ["shaping", library.shaping(2, 3, 0.9), 0.7],
])("%s", (_name, value, expected) => expect(value).toBeCloseTo(expected, 12));

test("tolerance is 1 within bounds, valueAtMargin at the margin, and never leaves [0, 1]", () => {
  for (const shape of shapes) {
    expect(library.tolerance(1.5, { bounds: [1, 2], margin: 3, shape })).toBe(1);
    expect(library.tolerance(5, { bounds: [1, 2], margin: 3, shape, valueAtMargin: 0.3 })).toBeCloseTo(0.3, 10);
    expect(library.tolerance(-2, { bounds: [1, 2], margin: 3, shape })).toBeCloseTo(0.1, 10);
  }
  expect(library.tolerance(2.0001, { bounds: [1, 2] })).toBe(0);
  fc.assert(
    fc.property(
      finite,
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.constantFrom(...shapes),
      (value, margin, shape) => {
        const level = library.tolerance(value, { bounds: [-1, 1], margin, shape });
        return level >= 0 && level <= 1;
      },
    ),
  );
});

test("tolerance falls with the distance from the bounds", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.constantFrom(...shapes),
      (a, b, shape) => {
        const at = (distance: number) => library.tolerance(1 + distance, { bounds: [0, 1], margin: 2, shape });
        return at(Math.min(a, b)) >= at(Math.max(a, b)) - 1e-12;
      },
    ),
  );
});

const signals = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });

test("delta telescopes: the sum of any stretch is where it ends less where it began, and of a loop nothing", () => {
  fc.assert(
    fc.property(
      signals,
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.integer({ min: 2, max: 30 }),
      (signal, start, rounds) => {
        const memory = { height: start, other: 7 };
        const pay = (xs: readonly number[]) => xs.reduce((sum, x) => sum + library.delta(memory, "height", x), 0);
        expect(pay(signal)).toBeCloseTo((signal.at(-1) as number) - start, 8);
        // Whoever has come round once is paid nothing for coming round again.
        expect(pay(Array.from({ length: rounds }, () => signal).flat())).toBeCloseTo(0, 8);
        expect(memory).toEqual({ height: signal.at(-1), other: 7 });
      },
    ),
  );
});

test("once pays an episode at most once, when the condition first holds", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (conditions) => {
      const memory = { there: 0 };
      const paid = conditions.map((condition) => library.once(memory, "there", condition));
      expect(paid).toEqual(conditions.map((_, step) => (step === conditions.indexOf(true) ? 1 : 0)));
      expect(memory.there).toBe(conditions.includes(true) ? 1 : 0);
    }),
  );
});

test("what is not a number stays visible", () => {
  const values = [
    library.norm([Number.NaN]),
    library.clamp(Number.NaN, 0, 1),
    library.ramp(Number.NaN, 0, 1),
    library.excess(Number.NaN, 0, 1),
    library.tolerance(Number.NaN, { bounds: [0, 1] }),
    library.tolerance(Number.NaN, { bounds: [0, 1], margin: 1 }),
    library.clip(Number.NaN, 0),
    library.delta({ x: Number.NaN }, "x", 1),
    library.huber(Number.NaN, 1),
    library.wrapAngle(Number.NaN),
  ];
  expect(values.map(Number.isNaN)).toEqual(values.map(() => true));
});

test("wrapAngle keeps the direction and lands in [−π, π)", () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (angle) => {
      const wrapped = library.wrapAngle(angle);
      return wrapped >= -Math.PI && wrapped < Math.PI + 1e-12 && Math.abs(Math.cos(wrapped) - Math.cos(angle)) < 1e-9;
    }),
  );
});

test("the script for the isolate defines the same functions in a bare realm", () => {
  const context = createContext({});
  new Script(librarySource()).runInContext(context);
  for (const [name, own] of Object.entries(library)) {
    const there = new Script(name).runInContext(context) as (...values: unknown[]) => unknown;
    const samples: unknown[][] = [
      [
        [1, -2, 3],
        [2, 2, 2],
      ],
      [0.7, 0.2, 2],
      [0.3, { bounds: [1, 2], margin: 1 }],
    ];
    for (const sample of samples) {
      const call = (fn: (...values: unknown[]) => unknown) => {
        try {
          return JSON.stringify(fn(...sample));
        } catch {
          return "threw";
        }
      };
      expect(call(there), name).toBe(call(own as (...values: unknown[]) => unknown));
    }
  }
});

test("the declaration has every function, documented, with types that hold", () => {
  const text = libraryDeclaration();
  expect(libraryNames().toSorted()).toEqual(Object.keys(library).toSorted());
  for (const name of libraryNames()) expect(text).toMatch(new RegExp(`\\*/\\nexport function ${name}\\(`));
  expect(text).not.toContain("{\n  let");
  const source = program(
    "  return { a: tolerance(next.torso.x, { bounds: [0, 1], shape: 'linear', valueAtMargin: 0 }) };",
  );
  expect(typeErrors(source)).toEqual([]);
  expect(runReward(parsed(source), [step([0, 0.5])])).toEqual([{ a: 1 }]);
});
