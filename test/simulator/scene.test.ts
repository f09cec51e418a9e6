import { expect, test } from "vitest";
import { POSE, type SceneView } from "../../src/core/recording.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { placeShape } from "../../src/simulator/scene.ts";

const views: Record<string, SceneView> = {
  acrobot: "side",
  ant: "oblique",
  cartpole: "side",
  "half-cheetah": "side",
  hopper: "side",
  humanoid: "oblique",
  "inverted-double-pendulum": "side",
  "inverted-pendulum": "side",
  "mountain-car": "side",
  "mountain-car-continuous": "side",
  pendulum: "side",
  pusher: "oblique",
  reacher: "top",
  swimmer: "top",
  walker2d: "side",
};

const open = async (name: string) => (await findEnvironment(name)).environment.create({ count: 2, seed: 3 });

test.each(await listEnvironments())("%s can be drawn, each lane by itself, from the right side", async (name) => {
  const lanes = await open(name);
  lanes.reset([0, 1], [1, 2]);
  const { description, pose } = lanes.scene!;
  if (name in views) expect(description.view).toBe(views[name]);
  expect(description.shapes.length).toBeGreaterThan(1);
  if (description.root !== null) expect(["body", "limb"]).toContain(description.shapes[description.root]?.role);
  const width = description.shapes.length * POSE;
  const poses = [0, 1].map(() => new Float64Array(width).fill(NaN));
  const actions = new Float64Array(Math.max(lanes.count, lanes.applied.length)).fill(1);
  for (let step = 0; step < 5; step++) {
    poses.forEach((frame, lane) => pose(lane, frame));
    for (const frame of poses) {
      expect(frame.every(Number.isFinite)).toBe(true);
      for (let shape = 0; shape < description.shapes.length; shape++) {
        const rotation = frame.subarray(shape * POSE + 3, (shape + 1) * POSE);
        for (const [one, other] of [
          [0, 0],
          [0, 3],
          [3, 3],
          [3, 6],
          [6, 6],
          [0, 6],
        ] as const) {
          const product = [0, 1, 2].reduce((sum, at) => sum + rotation[one + at]! * rotation[other + at]!, 0);
          expect(product).toBeCloseTo(one === other ? 1 : 0, 6);
        }
      }
    }
    lanes.step(actions);
  }
  expect([...poses[0]!]).not.toEqual([...poses[1]!]);
  lanes.dispose();
});

test("a shape placed with a tilt leans to positive x", () => {
  const poses = new Float64Array(2 * POSE);
  placeShape(poses, { shape: 1, x: 2, z: 3, tilt: Math.PI / 6 });
  expect([...poses.subarray(POSE, POSE + 3)]).toEqual([2, 0, 3]);
  // The shape's own z axis is the third column.
  expect([5, 8, 11].map((at) => poses[POSE + at])).toEqual([
    expect.closeTo(0.5, 12),
    0,
    expect.closeTo(Math.sqrt(3) / 2, 12),
  ]);
});

test("a hopper's foot in the picture is where the state says, fresh after a step", async () => {
  const { environment } = await findEnvironment("hopper");
  const lanes = await environment.create({ count: 1, seed: 1 });
  lanes.reset([0], [5]);
  const foot = lanes.scene!.description.shapes.findIndex(({ name }) => name === "foot");
  const poses = new Float64Array(lanes.scene!.description.shapes.length * POSE);
  for (let step = 0; step < 3; step++) {
    lanes.scene!.pose(0, poses);
    // The state has foot.x as a column of its own, to the last bit.
    expect(lanes.state).toContain(poses[foot * POSE]);
    lanes.step(new Float64Array([0.5, -0.5, 0.2]));
  }
  lanes.dispose();
});

test("left and right, and the legs of an ant, are told apart; names that no one gave stay away", async () => {
  const sides = async (name: string) => {
    const lanes = await open(name);
    const { shapes } = lanes.scene!.description;
    lanes.dispose();
    return shapes;
  };
  const humanoid = await sides("humanoid");
  for (const { name, side } of humanoid) {
    if (name?.startsWith("left-") === true) expect(side).toBe(0);
    else if (name?.startsWith("right-") === true) expect(side).toBe(1);
    else expect(side).toBeUndefined();
  }
  const ant = await sides("ant");
  expect(new Set(ant.flatMap(({ side }) => side ?? []))).toEqual(new Set([0, 1, 2, 3]));
  const pusher = await sides("pusher");
  expect(new Set(pusher.map(({ role }) => role))).toEqual(new Set(["ground", "body", "limb", "object", "target"]));
});
