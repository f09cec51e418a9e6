import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { capsule } from "../../src/simulator/mujoco/capsule.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";

// Gymnasium Walker2d-v5.
const frameSkip = 4;
const resetNoise = 5e-3;
const minHeight = 0.8;
const maxHeight = 2;
const maxPitch = 1;
const observedSpeed = 10;

const angle = (description: string, range: readonly [number, number]) => ({ description, unit: "rad", range }) as const;
const rate = (description: string) => ({ description, unit: "rad/s", range: [-20, 20] }) as const;

const leg = (side: string) =>
  ({
    hip: {
      angle: angle(`Angle between torso and ${side} thigh, 0 straight, negative swung to the rear`, [-2.62, 0.1]),
      rate: rate(`Rate of the ${side} hip's angle`),
    },
    knee: {
      angle: angle(`Angle between ${side} thigh and shin, 0 straight, negative bent to the rear`, [-2.62, 0.1]),
      rate: rate(`Rate of the ${side} knee's angle`),
    },
    ankle: {
      angle: angle(`Angle between ${side} shin and foot, 0 at a right angle, positive toes up`, [-0.85, 0.85]),
      rate: rate(`Rate of the ${side} ankle's angle`),
    },
    foot: {
      x: { description: `Horizontal position of the ${side} foot's middle`, unit: "m", range: [-2, 25] },
      height: {
        description: `Height of the ${side} foot's lowest point over the ground, 0.04 at the start`,
        unit: "m",
        range: [-0.02, 0.8],
      },
      contact: { description: `The ${side} foot touches the ground`, unit: "1", type: "boolean", range: [0, 1] },
    },
  }) as const;

const spec = defineSpec({
  name: "walker2d",
  summary:
    "A two-legged robot in a vertical plane: a torso of 3.7 kg and two equal legs of thigh, shin and foot (4.1, 2.8 and 3.2 kg), joined by hip, knee and ankle, each driven by a motor. It stands 1.25 m tall at the middle of its torso and can walk along x on flat ground; the legs pass through each other. Every episode starts standing on both legs at x = 0, all positions and velocities disturbed by up to ±0.005. MuJoCo, RK4, 4 physics steps of 2 ms an action.",
  state: {
    torso: {
      x: { description: "Horizontal position of the torso's middle, growing forwards", unit: "m", range: [-2, 25] },
      height: {
        description: "Height of the torso's middle over the ground, 1.25 standing",
        unit: "m",
        range: [0.8, 2],
      },
      pitch: angle("Pitch from the vertical, positive leaning forwards", [-1, 1]),
      velocityX: { description: "Horizontal velocity of the torso's middle", unit: "m/s", range: [-5, 5] },
      velocityZ: { description: "Vertical velocity of the torso's middle", unit: "m/s", range: [-4, 4] },
      pitchRate: rate("Rate of the pitch"),
    },
    right: leg("right"),
    left: leg("left"),
  },
  action: {
    torque: {
      description: "Torque of each joint's motor as a share of its 100 N·m",
      unit: "1",
      range: [-1, 1],
      size: 6,
      elements: ["rightHip", "rightKnee", "rightAnkle", "leftHip", "leftKnee", "leftAnkle"],
    },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "torso.height",
      "torso.pitch",
      "right.hip.angle",
      "right.knee.angle",
      "right.ankle.angle",
      "left.hip.angle",
      "left.knee.angle",
      "left.ankle.angle",
      "torso.velocityX",
      "torso.velocityZ",
      "torso.pitchRate",
      "right.hip.rate",
      "right.knee.rate",
      "right.ankle.rate",
      "left.hip.rate",
      "left.knee.rate",
      "left.ankle.rate",
    ],
  },
  dt: 0.008,
  maxSteps: 1000,
  termination: "The torso's height leaves 0.8 … 2 m, or its pitch reaches ±1 rad.",
});

const clipSpeed = (speed: number): number => Math.min(Math.max(speed, -observedSpeed), observedSpeed);

/** What is met where nothing ends the episode: the walker falls, lies and turns over. The columns are the same. */
const endless: EnvironmentSpec = {
  ...spec,
  state: {
    ...spec.state,
    torso: {
      ...spec.state.torso,
      height: { ...spec.state.torso.height, range: [0, 2] },
      pitch: angle(
        "Pitch from the vertical, positive leaning forwards; not wrapped: a whole turn forwards adds 2π",
        [-7, 7],
      ),
    },
  },
  termination: "Never.",
};

const create = ({ terminates }: { terminates: boolean }) =>
  mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics(physics) {
      const rightFoot = capsule(physics, "right-foot");
      const leftFoot = capsule(physics, "left-foot");
      return {
        start({ data: { qpos, qvel }, random }) {
          for (let joint = 0; joint < 9; joint++) {
            qpos[joint] = (qpos[joint] as number) + random.between(-resetNoise, resetNoise);
          }
          for (let joint = 0; joint < 9; joint++) qvel[joint] = random.between(-resetNoise, resetNoise);
        },
        read({ data, state: { torso, right, left } }) {
          const { qpos, qvel } = data;
          torso.x = qpos[0] as number;
          torso.height = qpos[1] as number;
          torso.pitch = qpos[2] as number;
          torso.velocityX = qvel[0] as number;
          torso.velocityZ = qvel[1] as number;
          torso.pitchRate = qvel[2] as number;
          right.hip.angle = qpos[3] as number;
          right.hip.rate = qvel[3] as number;
          right.knee.angle = qpos[4] as number;
          right.knee.rate = qvel[4] as number;
          right.ankle.angle = qpos[5] as number;
          right.ankle.rate = qvel[5] as number;
          right.foot.x = rightFoot.x(data);
          right.foot.height = rightFoot.lowest(data);
          right.foot.contact = rightFoot.lowest(data) < 0;
          left.hip.angle = qpos[6] as number;
          left.hip.rate = qvel[6] as number;
          left.knee.angle = qpos[7] as number;
          left.knee.rate = qvel[7] as number;
          left.ankle.angle = qpos[8] as number;
          left.ankle.rate = qvel[8] as number;
          left.foot.x = leftFoot.x(data);
          left.foot.height = leftFoot.lowest(data);
          left.foot.contact = leftFoot.lowest(data) < 0;
        },
        observe({ data: { qpos, qvel }, observation }) {
          for (let joint = 1; joint < 9; joint++) observation[joint - 1] = qpos[joint] as number;
          for (let joint = 0; joint < 9; joint++) observation[joint + 8] = clipSpeed(qvel[joint] as number);
        },
        terminated: ({ state: { torso } }) =>
          terminates && !(torso.height > minHeight && torso.height < maxHeight && Math.abs(torso.pitch) < maxPitch),
      };
    },
  });

export const environment = defineEnvironment({
  spec,
  create: create({ terminates: true }),
  options: {
    "terminate-when-unhealthy": {
      description: "Whether a low, high or leaning torso ends the episode, as Gymnasium's terminate_when_unhealthy",
      default: "true",
      values: ["true", "false"],
    },
  },
  configure: (options) =>
    options["terminate-when-unhealthy"] === "false"
      ? { spec: endless, create: create({ terminates: false }) }
      : { spec, create: create({ terminates: true }) },
});
