import { expect, test } from "vitest";
import type { Ending } from "../../src/core/episode.ts";
import { createStateView } from "../../src/simulator/accessors.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { stateLayout } from "../../src/core/fields.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";

const loaded = await findEnvironment("ant");
const { spec } = loaded.environment;
const { columns, width } = stateLayout(spec);

const legs = ["frontRight", "frontLeft", "backLeft", "backRight"] as const;
type Leg = (typeof legs)[number];
type Turning = { angle: number; rate: number };
type Body = Record<Leg, { hip: Turning; ankle: Turning }>;
/** Where each leg's hip shall be, and how far its ankle shall bend down, rad. */
type Pose = Record<Leg, readonly [hip: number, bend: number]>;
type Policy = (step: number, body: Body, random: () => number) => number[];

/** Motors that pull each joint to its place, in the order of the action. */
const towards =
  (pose: (seconds: number) => Pose, [stiffness, damping]: readonly [number, number] = [0.15, 0.06]): Policy =>
  (step, body) => {
    const target = pose(step * spec.dt);
    return legs.flatMap((name) => {
      const { hip, ankle } = body[name];
      const [turn, bend] = target[name];
      const down = name.startsWith("front") ? bend : -bend;
      return [
        stiffness * (turn - hip.angle) - damping * hip.rate,
        stiffness * (down - ankle.angle) - damping * ankle.rate,
      ];
    });
  };

const all = (hip: number, bend: number): Pose => ({
  frontRight: [hip, bend],
  frontLeft: [hip, bend],
  backLeft: [hip, bend],
  backRight: [hip, bend],
});

/** Two pairs of legs take turns; `way`: how the hips of each leg swing along. */
const trot = (way: Record<Leg, number>): Policy =>
  towards(
    (seconds) => {
      const phase = (seconds % 0.8) / 0.8;
      const swing = 0.45 * Math.cos(2 * Math.PI * phase);
      const [first, second] = phase < 0.5 ? [1.1, 0.75] : [0.75, 1.1];
      return {
        frontLeft: [way.frontLeft * swing, first],
        backRight: [way.backRight * swing, first],
        frontRight: [way.frontRight * swing, second],
        backLeft: [way.backLeft * swing, second],
      };
    },
    [0.3, 0.08],
  );

const turnLeft = trot({ frontLeft: 1, backRight: 1, frontRight: -1, backLeft: -1 });

const policies: Record<string, Policy> = {
  "no torque": () => Array(8).fill(0),
  "full torque": () => Array(8).fill(1),
  "alternating torque": (step) => Array(8).fill(step % 2 === 0 ? -1 : 1),
  "random torque": (_step, _body, random) => Array.from({ length: 8 }, () => 2 * random() - 1),
  "standing still": towards(() => all(0, 1)),
  "lying down": towards(() => all(0, 0.4)),
  "waving all legs while lying": towards((seconds) => all(0.5 * Math.sin(Math.PI * seconds), 0.5)),
  "waving on three legs": towards((seconds) => ({
    frontLeft: seconds < 2 ? [0, 1] : [0.5 * Math.sin(Math.PI * seconds), 0.5],
    frontRight: [0.5, 1],
    backLeft: [-0.5, 1],
    backRight: [0, 1],
  })),
  "turning left": turnLeft,
  "turning right": trot({ frontLeft: -1, backRight: -1, frontRight: 1, backLeft: 1 }),
  "trotting forward": trot({ frontLeft: -1, backRight: 1, frontRight: -1, backLeft: 1 }),
};

const tried: Record<string, Record<string, readonly [low: number, high: number, success: boolean]>> = {
  forward: {
    "no torque": [-0.02, 0.02, false],
    "full torque": [-0.05, 0.05, false],
    "alternating torque": [-0.1, 0.1, false],
    "random torque": [-0.1, 0.1, false],
    "lying down": [-0.02, 0.02, false],
    "trotting forward": [0.25, 0.5, false],
  },
  "lie-down": {
    "full torque": [0, 0.02, false],
    "alternating torque": [0, 0.1, false],
    "random torque": [0, 0.05, false],
    "standing still": [0, 0.02, false],
    "waving all legs while lying": [0, 0.5, false],
    "lying down": [0.9, 1, true],
  },
  "wave-leg": {
    "no torque": [0, 0.04, false],
    "alternating torque": [0, 0.04, false],
    "random torque": [0, 0.04, false],
    "standing still": [0, 0, false],
    "waving all legs while lying": [0, 0, false],
    "waving on three legs": [0.8, 1, true],
  },
  turn: {
    "no torque": [-0.02, 0.02, false],
    "full torque": [-0.1, 0.1, false],
    "alternating torque": [-1, 0.05, false],
    "random torque": [-1, 0.05, false],
    "trotting forward": [-0.2, 0.05, false],
    "turning right": [-1, -0.5, false],
    "turning left": [0.5, 1, true],
  },
};

const byHand = Object.values(tried).map((attempts) => Object.keys(attempts).at(-1) as string);

test.each(Object.keys(policies))(
  "under %s every task has the score it should, and the sparse reference adds up to it",
  async (name) => {
    const choose = policies[name] as Policy;
    const view = createStateView(spec);
    for (const seed of [2, 3]) {
      let step = 0;
      const rollout = await rollOut(loaded, {
        seed,
        choose: (state, random) => {
          view.move(state, 0);
          return choose(step++, view.view as unknown as Body, random);
        },
      });
      for (const task of loaded.tasks) {
        const fitness = task.fitness(rollout.episode as never);
        expect(returnOf(totalOf(loaded, task.references.sparse as string), rollout)).toBeCloseTo(fitness, 9);
        const expected = tried[task.name]?.[name];
        if (expected === undefined) continue;
        expect(fitness, `${task.name}, seed ${seed}`).toBeGreaterThanOrEqual(expected[0]);
        expect(fitness, `${task.name}, seed ${seed}`).toBeLessThanOrEqual(expected[1]);
        expect(task.success?.(rollout.episode as never)).toBe(expected[2]);
      }
    }
  },
);

test("the human reference of each task pays what is meant more than standing, lying or full torque", async () => {
  const view = createStateView(spec);
  const rolled = async (name: string) => {
    let step = 0;
    return rollOut(loaded, {
      seed: 4,
      choose: (state, random) => {
        view.move(state, 0);
        return (policies[name] as Policy)(step++, view.view as unknown as Body, random);
      },
    });
  };
  const idle = await Promise.all(["full torque", "standing still", "no torque"].map(rolled));
  for (const [index, task] of loaded.tasks.entries()) {
    const reward = totalOf(loaded, task.references.human as string);
    const meant = returnOf(reward, await rolled(byHand[index] as string));
    for (const rollout of idle) expect(meant).toBeGreaterThan(1.02 * returnOf(reward, rollout));
  }
});

/** Names of columns and their numbers. */
type Fields = Record<string, number>;

/** An episode written down: for each state the fields that differ from lying at the origin. */
const episode = (states: readonly Fields[], ending: Ending = "truncated") => {
  const matrix = new Float64Array(states.length * width);
  states.forEach((fields, index) => {
    for (const [name, value] of Object.entries({ "torso.height": 0.4, ...fields })) {
      expect(columns).toContain(name);
      matrix[index * width + columns.indexOf(name)] = value;
    }
  });
  const length = states.length - 1;
  return episodeOf(spec, { states: matrix, actions: new Float64Array(8 * length), length, ending }) as never;
};

const score = (task: string, ...given: Parameters<typeof episode>) => {
  const found = loaded.tasks.find(({ name }) => name === task);
  return { fitness: found?.fitness(episode(...given)), success: found?.success?.(episode(...given)) };
};

test("distance counts to the end of an episode that fell, and nothing of one that blew up", () => {
  const run: Fields[] = [{}, { "torso.x": 60 }];
  expect(score("forward", run)).toEqual({ fitness: 1.2, success: true });
  expect(score("forward", run, "terminated")).toEqual({ fitness: 1.2, success: false });
  expect(score("forward", run, "invalid")).toEqual({ fitness: 0, success: false });
});

test("a turn wound back out of sight and made again counts once", () => {
  const quarter = Math.PI / 2;
  const far = { "torso.x": 5 };
  const tilted = { "torso.tilt": 1 };
  const back = (where: Fields): Fields[] => [
    {},
    { "torso.heading": quarter },
    { "torso.heading": quarter, ...where },
    { "torso.heading": 0, ...where },
    {},
  ];
  for (const where of [far, tilted]) {
    const states = [...back(where), ...back(where), ...back(where)];
    expect(score("turn", states).fitness).toBeCloseTo(0, 12);
  }
  // Across ±π, in quarters: two whole turns.
  const round = Array.from({ length: 9 }, (_, index) => ({
    "torso.heading": Math.atan2(Math.sin(index * quarter), Math.cos(index * quarter)),
  }));
  expect(score("turn", round).fitness).toBeCloseTo((4 * Math.PI) / 50, 12);
});

test("a sweep broken by a foot that comes down, a hop or a low torso is none", () => {
  const stance = { "torso.height": 0.55, "frontLeft.foot.height": 0.2 };
  const left = { ...stance, "frontLeft.hip.angle": 0.3 };
  const right = { ...stance, "frontLeft.hip.angle": -0.3 };
  const middle = { ...stance, "frontLeft.hip.angle": 0 };
  expect(score("wave-leg", [{}, left, middle, right, left, left, right]).fitness).toBeCloseTo(3 / 50, 12);
  for (const broken of [
    { "frontLeft.foot.height": 0.05 },
    { "backRight.foot.height": 0.1 },
    { "torso.height": 0.4 },
    { "torso.tilt": 0.5 },
  ]) {
    expect(score("wave-leg", [{}, left, { ...middle, ...broken }, right]).fitness).toBe(0);
  }
  // Trembling on one side, and more than one sweep a second, earn no more.
  expect(score("wave-leg", [{}, left, middle, left, middle, left]).fitness).toBe(0);
  const quick = Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? left : right));
  expect(score("wave-leg", quick)).toEqual({ fitness: 1, success: true });
});

test("lying late is worth half, and joints that move are not still", () => {
  const still = Array.from({ length: 1001 }, () => ({}));
  expect(score("lie-down", still)).toEqual({ fitness: 1, success: true });
  const late = still.map((_, index): Fields => (index <= 200 ? { "torso.height": 0.6 } : {}));
  expect(score("lie-down", late)).toEqual({ fitness: 0.5, success: false });
  const scrabbling = still.map(() => ({ "backLeft.hip.rate": -2 }));
  expect(score("lie-down", scrabbling)).toEqual({ fitness: 0, success: false });
  expect(score("lie-down", still.slice(0, 101), "terminated")).toEqual({ fitness: 0.25, success: false });
});
