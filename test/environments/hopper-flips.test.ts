import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openProblem } from "../../src/app/problem.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";
import { scoreOf } from "./written.ts";
import type { Fields } from "./written.ts";

const options = { "healthy-height": "0.4", "healthy-pitch": "any" };
const loaded = await findEnvironment("hopper", options);

test("a flip's task brings its options, and a user's come first", async () => {
  const problem = await openProblem({ env: "hopper", task: "front-flip" });
  expect(problem.environment.options).toEqual(options);
  expect(problem.declaration).toContain("not higher than 0.4 m, or a position");
  const narrow = await openProblem({ env: "hopper", task: "front-flip", options: { "healthy-pitch": "0.2" } });
  expect(narrow.environment.options).toEqual({ "healthy-height": "0.4", "healthy-pitch": "0.2" });
  expect(narrow.declaration).toContain("not higher than 0.4 m, or its pitch reaches ±0.2 rad, or any other position");
  const forward = await openProblem({ env: "hopper", task: "forward" });
  expect(forward.environment.options).toEqual({});
  expect(forward.declaration).toContain("not higher than 0.7 m, or its pitch reaches ±0.2 rad");
});

test("under its options only a low torso ends an episode", async () => {
  for (const [given, seed] of [
    [options, 1],
    [{}, 1],
  ] as const) {
    const { environment } = await findEnvironment("hopper", given);
    const lanes = await environment.create({ count: 1, seed });
    lanes.reset([0]);
    const [height, pitch] = [() => lanes.state[1] as number, () => lanes.state[2] as number];
    while (lanes.terminated[0] === 0) lanes.step(Float64Array.of(1, 1, 1));
    const ends = given === options ? height() <= 0.4 : height() <= 0.7 || Math.abs(pitch()) >= 0.2;
    expect(ends).toBe(true);
    if (given === options) expect(Math.abs(pitch())).toBeGreaterThan(0.5);
    lanes.dispose();
  }
});

type Plan = { hold: number; torques: number[][] };

// Torques found by search (cross-entropy method, about 2,000 episodes each) that flip the hopper from the start of seed 7.
const plans = JSON.parse(readFileSync(new URL("./fixtures/hopper-flips.json", import.meta.url), "utf8")) as Record<
  string,
  Plan
>;

const follow = ({ hold, torques }: Plan) => {
  let step = 0;
  return () => torques[Math.min(Math.floor(step++ / hold), torques.length - 1)] as number[];
};

test.each(["front-flip", "back-flip"])("a %s can be done, and is not the other one", async (name) => {
  const rollout = await rollOut(loaded, { seed: 7, choose: follow(plans[name] as Plan) });
  for (const task of loaded.tasks.filter((each) => each.name.endsWith("flip"))) {
    const same = task.name === name;
    const fitness = task.fitness(rollout.episode as never);
    expect(task.success?.(rollout.episode as never)).toBe(same);
    if (same) expect(fitness).toBe(1);
    else expect(fitness).toBeLessThan(0.3);
    expect(returnOf(totalOf(loaded, task.references.sparse as string), rollout)).toBeCloseTo(fitness, 9);
  }
});

test.each(["front-flip", "back-flip"])("torques without a plan are worth at most a fall in %s", async (name) => {
  const task = loaded.tasks.find((each) => each.name === name);
  const human = totalOf(loaded, task?.references.human as string);
  const meant = returnOf(human, await rollOut(loaded, { seed: 7, choose: follow(plans[name] as Plan) }));
  const attempts: ((state: Float64Array, random: () => number) => number[])[] = [
    () => [0, 0, 0],
    () => [1, 1, 1],
    () => [-1, -1, -1],
    () => [-1, 0, 0],
    (_state, random) => [0, 1, 2].map(() => 2 * random() - 1),
    (_state, random) => [0, 1, 2].map(() => (random() < 0.5 ? -1 : 1)),
  ];
  for (const choose of attempts) {
    const rollout = await rollOut(loaded, { seed: 7, choose });
    expect(task?.fitness(rollout.episode as never)).toBeLessThan(0.35);
    expect(task?.success?.(rollout.episode as never)).toBe(false);
    expect(returnOf(human, rollout)).toBeLessThan(meant);
  }
});

test.each([
  ["front-flip", 1],
  ["back-flip", -1],
] as const)("%s: the whole hopper has to turn, and land upright", (name, direction) => {
  const score = scoreOf(loaded, name);
  /** Torso, and the shin where it differs, in turns the task's way. */
  const at = (torso: number, { shin = torso, foot = 0 } = {}): Fields => ({
    "torso.pitch": direction * torso * 2 * Math.PI,
    "hip.angle": direction * (torso - shin) * 2 * Math.PI,
    "foot.contact": foot,
  });
  const whole = [at(0, { foot: 1 }), at(0.4), at(0.9), at(1, { foot: 1 })];
  expect(score(whole)).toEqual({ fitness: 1, success: true, sparse: 1 });
  expect(score([...whole, at(1), at(1)], "terminated")).toMatchObject({ fitness: 1, success: true });
  // What a last step into a fall turns or lands is too late.
  expect(score(whole, "terminated")).toEqual({ fitness: 0.45, success: false, sparse: 0.45 });
  // The other way round, the torso alone, to and fro, landing on the way, past it or with the leg still drawn up.
  expect(score([at(0), at(-0.5), at(-1, { foot: 1 })])).toEqual({ fitness: 0, success: false, sparse: 0 });
  expect(score([at(0), at(0.41, { shin: 0 })]).fitness).toBe(0);
  expect(score([at(0), at(0.3), at(0), at(0.3), at(-0.3), at(0.3)]).fitness).toBeCloseTo(0.15, 12);
  expect(score([at(0), at(0.5, { foot: 1 })])).toMatchObject({ fitness: 0.25, success: false });
  expect(score([at(0), at(1), at(1.4, { foot: 1 })])).toMatchObject({ fitness: 0.5, success: false });
  expect(score([at(0), at(1.3), at(1.3, { shin: 1, foot: 1 })])).toMatchObject({ fitness: 0.5, success: false });
  expect(score(whole, "invalid")).toMatchObject({ fitness: 0, success: false });
});
