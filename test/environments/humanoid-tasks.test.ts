import { expect, test } from "vitest";
import type { Ending } from "../../src/core/episode.ts";
import { createStateView } from "../../src/simulator/accessors.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { stateLayout } from "../../src/core/fields.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { returnOf, rollOut, totalOf } from "./episodes.ts";

const loaded = await findEnvironment("humanoid");
const { spec } = loaded.environment;
const { columns, width } = stateLayout(spec);

type Turning = { angle: number; rate: number };
type Body = Record<"abdomen" | "rightHip" | "leftHip" | "rightShoulder" | "leftShoulder", Record<string, Turning>> &
  Record<"rightKnee" | "leftKnee" | "rightElbow" | "leftElbow", Turning>;

/** The joints in the order of the action. */
const jointsOf = ({ abdomen, ...body }: Body): Turning[] =>
  [
    [abdomen["bend"], abdomen["twist"], abdomen["lean"]],
    [body.rightHip["spread"], body.rightHip["twist"], body.rightHip["swing"], body.rightKnee],
    [body.leftHip["spread"], body.leftHip["twist"], body.leftHip["swing"], body.leftKnee],
    [body.rightShoulder["first"], body.rightShoulder["second"], body.rightElbow],
    [body.leftShoulder["first"], body.leftShoulder["second"], body.leftElbow],
  ].flat() as Turning[];

type Policy = (step: number, body: Body, random: () => number) => number[];

/** Motors that pull joints to `angles`, given by their place in the action; all others to 0. */
const towards =
  (angles: Record<number, number>): Policy =>
  (_step, body) =>
    jointsOf(body).map(({ angle, rate }, index) => 0.6 * ((angles[index] ?? 0) - angle) - 0.04 * rate);

const policies: Record<string, Policy> = {
  "no torque": () => Array(17).fill(0),
  "full torque": () => Array(17).fill(1),
  "alternating torque": (step) => Array(17).fill(step % 2 === 0 ? -1 : 1),
  "random torque": (_step, _body, random) => Array.from({ length: 17 }, () => 0.8 * random() - 0.4),
  "stiff joints": towards({}),
  "falling forward": towards({ 5: 0.4, 9: 0.4 }),
  "a long stance": towards({ 5: -0.5, 9: 0.3 }),
  "a wide stance": towards({ 3: -0.4, 7: -0.4 }),
};

test.each(Object.keys(policies))("%s falls and is worth next to nothing in every task", async (name) => {
  const view = createStateView(spec);
  let step = 0;
  const rollout = await rollOut(loaded, {
    seed: 2,
    choose: (state, random) => {
      view.move(state, 0);
      return (policies[name] as Policy)(step++, view.view as unknown as Body, random);
    },
  });
  expect(rollout.ending).toBe("terminated");
  for (const task of loaded.tasks) {
    const fitness = task.fitness(rollout.episode as never);
    expect(Math.abs(fitness)).toBeLessThan(0.06);
    expect(task.success?.(rollout.episode as never)).toBe(false);
    expect(returnOf(totalOf(loaded, task.references.sparse as string), rollout)).toBeCloseTo(fitness, 9);
  }
});

/** An episode written down: the fields of the state with number `index`, where they are not those of standing at the origin. */
const written = (length: number, fields: (index: number) => Record<string, number>, ending: Ending = "truncated") => {
  const states = new Float64Array((length + 1) * width);
  for (let index = 0; index <= length; index++) {
    for (const [name, value] of Object.entries({ "torso.height": 1.3, ...fields(index) })) {
      expect(columns).toContain(name);
      states[index * width + columns.indexOf(name)] = value;
    }
  }
  const matrices = { states, actions: new Float64Array(17 * length), length, ending };
  return { ...matrices, episode: episodeOf(spec, matrices) };
};

/** Fitness and success of an episode written down, whose sparse return must be the fitness. */
const score = (name: string, rollout: ReturnType<typeof written>) => {
  const task = loaded.tasks.find((each) => each.name === name);
  const fitness = task?.fitness(rollout.episode as never) as number;
  if (rollout.ending !== "invalid") {
    expect(returnOf(totalOf(loaded, task?.references.sparse as string), rollout)).toBeCloseTo(fitness, 9);
  }
  return { fitness, success: task?.success?.(rollout.episode as never) };
};

const { dt } = spec;
/** The centre of mass at `speed` along x. */
const moving = (speed: number) => (index: number) => ({ "centerOfMass.x": speed * dt * index });

test("forward counts the distance of the centre of mass, over the time the episode could have lasted", () => {
  expect(score("forward", written(1000, moving(1.5))).fitness).toBeCloseTo(1.5, 12);
  expect(score("forward", written(1000, moving(1.5))).success).toBe(true);
  expect(score("forward", written(1000, moving(0.9))).success).toBe(false);
  const fell = score("forward", written(100, moving(3), "terminated"));
  expect(fell.fitness).toBeCloseTo(0.3, 12);
  expect(fell.success).toBe(false);
  expect(score("forward", written(1000, moving(3), "invalid"))).toEqual({ fitness: 0, success: false });
  // A chest thrown forward moves no centre of mass.
  expect(
    score(
      "forward",
      written(1000, (index) => ({ "torso.x": index })),
    ).fitness,
  ).toBe(0);
});

test("standing counts steps that are upright, still and near the start", () => {
  expect(
    score(
      "stand",
      written(1000, () => ({})),
    ),
  ).toEqual({ fitness: 1, success: true });
  const half = (fields: Record<string, number>) =>
    score(
      "stand",
      written(1000, (index) => (index > 500 ? fields : {})),
    );
  for (const [name, value] of [
    ["torso.height", 1.1],
    ["torso.height", 1.6],
    ["torso.tilt", 0.4],
  ] as const) {
    expect(half({ [name]: value })).toEqual({ fitness: 0.5, success: false });
  }
  expect(half({ "centerOfMass.y": 0.6 }).fitness).toBe(0.5);
  // Walking at half a metre a second is not still; nor is going to and fro by a centimetre.
  expect(score("stand", written(1000, moving(0.5))).fitness).toBe(0);
  const jitter = (index: number) => ({ "centerOfMass.x": index % 2 === 0 ? 0 : 0.01 });
  expect(score("stand", written(1000, jitter)).fitness).toBe(0);
  // Drifting slowly away counts for half a metre.
  expect(score("stand", written(1000, moving(0.1))).fitness).toBeCloseTo(0.333, 3);
  expect(
    score(
      "stand",
      written(400, () => ({}), "terminated"),
    ),
  ).toEqual({ fitness: 0.4, success: false });
});

test("walking is scored by the speed of each stretch, so an average of running and standing earns nothing", () => {
  expect(score("walk", written(1000, moving(1))).fitness).toBeCloseTo(1, 9);
  expect(score("walk", written(1000, moving(1))).success).toBe(true);
  expect(score("walk", written(1000, moving(1.2))).fitness).toBeCloseTo(0.6, 9);
  for (const speed of [0, 0.5, 2, -1]) expect(score("walk", written(1000, moving(speed))).fitness).toBeCloseTo(0, 9);
  const inTurns = (index: number) => {
    const [whole, rest] = [Math.floor(index / 40), index % 40];
    return { "centerOfMass.x": dt * (40 * whole + 2 * Math.min(rest, 20)) };
  };
  expect(score("walk", written(1000, inTurns)).fitness).toBeCloseTo(0, 9);
  // Whole stretches only: the last of 70 steps' four is not over.
  expect(score("walk", written(70, moving(1), "terminated")).fitness).toBeCloseTo(3 / 50, 9);
  expect(score("walk", written(70, moving(1), "terminated")).success).toBe(false);
});

test("the human references pay lasting and what is meant more than falling", () => {
  for (const [name, meant, other] of [
    ["forward", moving(2), moving(0)],
    ["stand", () => ({}), () => ({ "torso.height": 1.05, "torso.tilt": 1 })],
    ["walk", moving(1), moving(2.5)],
  ] as const) {
    const task = loaded.tasks.find((each) => each.name === name);
    const reward = totalOf(loaded, task?.references.human as string);
    const best = returnOf(reward, written(1000, meant));
    expect(best).toBeGreaterThan(1.2 * returnOf(reward, written(1000, other)));
    expect(best).toBeGreaterThan(5 * returnOf(reward, written(60, meant, "terminated")));
  }
});
