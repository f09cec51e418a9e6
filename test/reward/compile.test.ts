import { expect, test } from "vitest";
import { compileReward } from "../../src/reward/compile.ts";
import { parsed, program, samples } from "./walker.ts";
import { runReward, step } from "./run.ts";

test("the script has no types, comments, imports or exports, and is strict", () => {
  for (const source of Object.values(samples)) {
    const { javascript } = compileReward(parsed(source));
    expect(javascript).toMatch(/^"use strict";\nvar terms = /);
    expect(javascript).not.toMatch(/\b(?:import|export)\b|: number|Step|\/\/|as const/);
  }
});

test("it is plain data with the columns in the order of the weights", () => {
  const compiled = compileReward(parsed(samples["branches"] as string));
  expect(structuredClone(compiled)).toEqual(compiled);
  expect(Object.keys(compiled.weights)).toEqual(["alive", "level"]);
  expect(compiled).toMatchObject({ composition: "signs", sparse: ["alive"], initial: {} });
  expect(parsed(compiled.source).weights).toEqual(compiled.weights);
});

test("it computes what the source says", () => {
  const steps = [step([1, 2, 3]), step([5, 1, 0]), step([0.5, 9, 1])];
  expect(runReward(parsed(samples["plain"] as string), steps).map(({ forward }) => forward)).toEqual([4, 0, 14]);
  const fallen = runReward(parsed(samples["branches"] as string), [step([1], true), step([1])]);
  expect(fallen).toEqual([
    { alive: 0, level: 0 },
    { alive: 1, level: 1 },
  ]);
  expect(runReward(parsed(samples["arrow"] as string), [step([1, 2, 3])])[0]).toMatchObject({
    upright: -9,
    forward: 6,
  });
});

test("its own names cannot meet those of the library", () => {
  const source = `import { norm as length } from "reward";
import type { Step } from "environment";
export const weights = { a: 1 };
const clamp = 2;
function norm(x: number): number { return x + clamp; }
export function terms({ action }: Step) { return { a: norm(length(action.torque)) }; }`;
  expect(runReward(parsed(source), [step([0, 0, 3, 4, 0])])[0]?.["a"]).toBeCloseTo(7);
});

test("an imported type under another name leaves nothing behind", () => {
  const source =
    'import { Step as S } from "environment";\nexport const weights = { a: 1 };\nexport const terms = (s: S) => ({ a: s.dt });';
  expect(runReward(parsed(source), [step([0])])).toEqual([{ a: 0.01 }]);
});

test("an escaped name is emitted as what it means or not at all", () => {
  const { javascript } = compileReward(parsed(program("  return { a: \\u0064t };")));
  expect(javascript).toMatch(/a: (?:dt|\\u0064t)/);
});
