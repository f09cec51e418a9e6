import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPhysics } from "../../src/simulator/mujoco/physics.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { stateLayout } from "../../src/core/fields.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { returnOf, totalOf } from "./episodes.ts";
import type { Choose } from "./mujoco-checks.ts";
import { testAttempts, testExtremes, testTransitions } from "./mujoco-checks.ts";

const name = "pusher";

test("the model has the published masses, ranges, damping, armature and collisions", async () => {
  const xml = readFileSync(new URL("../../environments/pusher/model.xml", import.meta.url), "utf8");
  const physics = await createPhysics({ xml, count: 1, frameSkip: 5 });
  const { model } = physics;
  const masses = [...(model.body_mass as Float64Array)];
  // Compiled from Gymnasium's file by MuJoCo 3.14.
  const expected = [
    0,
    7.2935215,
    Math.PI,
    0.08545132,
    1.62860163,
    0.40715041,
    0.08545132,
    0.84273222,
    0.00502655,
    0.18095574,
    0.00251327,
    7.854e-6,
    4.02e-10,
  ];
  expected.forEach((mass, body) => expect(masses[body]).toBeCloseTo(mass, 7));
  expect([...(model.dof_damping as Float64Array)]).toEqual([1, 1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5, 0.5, 0.5, 0.5]);
  expect([...(model.dof_armature as Float64Array)]).toEqual(Array(11).fill(0.04));
  expect([...(model.jnt_range as Float64Array)].slice(0, 14)).toEqual([
    -2.2854, 1.714602, -0.5236, 1.3963, -1.5, 1.7, -2.3213, 0, -1.5, 1.5, -1.094, 0, -1.5, 1.5,
  ]);
  const colliding = [...(model.geom_contype as Int32Array).keys()].filter(
    (geom) => (model.geom_contype as Int32Array)[geom] === 1,
  );
  expect(colliding).toEqual(
    ["table", "palm", "right-finger", "left-finger", "object"].map((geom) => physics.id("geom", geom)),
  );
  expect(physics.dt).toBeCloseTo(0.05, 12);
  physics.dispose();
});

/** Columns of the state, by the names of its fields. */
const columnsOf = async () => {
  const { environment } = await findEnvironment(name);
  const { entries, width } = stateLayout(environment.spec);
  const column = (path: string): number => {
    const entry = entries.find((each) => each.path.join(".") === path);
    if (entry === undefined) throw new Error(`no field ${path}`);
    return entry.offset;
  };
  return { column, width };
};

test("the object starts in its rectangle, clear of the mark, the arm straight", async () => {
  const { environment } = await findEnvironment(name);
  const { column, width } = await columnsOf();
  const count = 200;
  const lanes = await environment.create({ count, seed: 1 });
  lanes.reset([...Array(count).keys()]);
  const at = (lane: number, path: string) => lanes.state[lane * width + column(path)] as number;
  for (let lane = 0; lane < count; lane++) {
    expect(Math.abs(at(lane, "object.x") - 0.45)).toBeLessThanOrEqual(0.2);
    expect(at(lane, "object.y")).toBeGreaterThanOrEqual(-0.35);
    expect(at(lane, "object.y")).toBeLessThanOrEqual(-0.05);
    expect(at(lane, "object.markDistance")).toBeGreaterThan(0.17);
    expect([at(lane, "hand.x"), at(lane, "hand.y"), at(lane, "hand.z")]).toEqual([
      expect.closeTo(0.821, 12),
      expect.closeTo(-0.6, 12),
      expect.closeTo(0, 12),
    ]);
    expect(Math.abs(at(lane, "elbow.rate"))).toBeLessThanOrEqual(0.005);
  }
  lanes.dispose();
});

testTransitions(name);
testExtremes(name);

const all =
  (value: (step: number) => number): Choose =>
  (_state, _uniform, step) =>
    Array(7).fill(value(step));

const cheap: readonly [string, Choose][] = [
  ["no torque", all(() => 0)],
  ["random torque", (_state, uniform) => Array.from({ length: 7 }, () => 4 * uniform() - 2)],
  ["all torques at their most", all(() => 2)],
  ["turning the stretched arm", () => [2, 0, 0, 0, 0, 0, 0]],
  ["trembling", all((step) => (step % 2 === 0 ? 2 : -2))],
];

testAttempts(name, {
  task: "push",
  attempts: cheap.map(([policy, choose]) => ({ policy, choose, fitness: [-0.05, 0.05], success: false })),
});
testAttempts(name, {
  task: "precise",
  attempts: cheap.map(([policy, choose]) => ({ policy, choose, fitness: [0, 0.04], success: false })),
});

/** An episode made by hand, in which only the object moves: its distance to the mark after each step, straight below it. */
const madeByHand = async (distances: (step: number) => number) => {
  const { environment } = await findEnvironment(name);
  const { column, width } = await columnsOf();
  const length = environment.spec.maxSteps;
  const states = new Float64Array((length + 1) * width);
  for (let step = 0; step <= length; step++) {
    states[step * width + column("object.markDistance")] = distances(step);
  }
  const rows = { states, actions: new Float64Array(7 * length), length, ending: "truncated" as const };
  return { ...rows, episode: episodeOf(environment.spec, rows) };
};

test.each([
  {
    what: "the object is brought and stays",
    distances: (step: number) => Math.max(0, 0.25 - 0.005 * step),
    push: 1,
    precise: 1,
    successes: [true, true],
  },
  {
    what: "it stays 5 cm away",
    distances: (step: number) => Math.max(0.05, 0.25 - 0.005 * step),
    push: 0.8,
    precise: Math.exp(-1),
    successes: [true, false],
  },
  {
    what: "it is pushed over the mark and on",
    distances: (step: number) => Math.abs(0.25 - 0.005 * step),
    push: 0.19,
    precise: undefined,
    successes: [false, false],
  },
  {
    what: "it is there in the last step alone",
    distances: (step: number) => (step < 100 ? 0.25 : 0),
    push: 0.05,
    precise: undefined,
    successes: [false, false],
  },
  {
    what: "it was there, and was pushed away",
    distances: (step: number) => (step > 20 && step < 79 ? 0 : 0.25),
    push: 0,
    precise: undefined,
    successes: [false, false],
  },
  {
    what: "it is pushed far away",
    distances: (step: number) => 0.25 + 0.01 * step,
    push: -1,
    precise: undefined,
    successes: [false, false],
  },
])("fitness and success when $what", async ({ distances, push, precise, successes }) => {
  const loaded = await findEnvironment(name);
  const rollout = await madeByHand(distances);
  const [pushTask, preciseTask] = loaded.tasks;
  expect(pushTask?.fitness(rollout.episode as never)).toBeCloseTo(push, 9);
  if (precise !== undefined) expect(preciseTask?.fitness(rollout.episode as never)).toBeCloseTo(precise, 9);
  expect([pushTask, preciseTask].map((task) => task?.success?.(rollout.episode as never))).toEqual(successes);
  for (const task of [pushTask, preciseTask]) {
    const sparse = totalOf(loaded, task?.references.sparse as string);
    expect(returnOf(sparse, rollout)).toBeCloseTo(task?.fitness(rollout.episode as never) as number, 9);
  }
});
