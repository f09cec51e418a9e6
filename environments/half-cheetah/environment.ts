import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { capsule } from "../../src/simulator/mujoco/capsule.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";

// Gymnasium HalfCheetah-v5.
const frameSkip = 5;
const resetNoise = 0.1;

// Where model.xml puts the torso; qpos counts from there.
const restHeight = 0.7;

const angle = (description: string, range: readonly [number, number]) => ({ description, unit: "rad", range }) as const;
const rate = (description: string) => ({ description, unit: "rad/s", range: [-25, 25] }) as const;
const contact = (description: string) => ({ description, unit: "1", type: "boolean", range: [0, 1] }) as const;

const joint = (name: string, range: readonly [number, number]) => ({
  angle: angle(`Angle of the ${name} from its place at rest, positive swung to the rear`, range),
  rate: rate(`Rate of that angle`),
});

const foot = (name: string, range: readonly [number, number]) => ({
  ...joint(name, range),
  x: { description: `Horizontal position of the ${name}'s middle`, unit: "m", range: [-50, 150] } as const,
  height: {
    description: `Height of the ${name}'s lowest point over the ground`,
    unit: "m",
    range: [-0.05, 1],
  } as const,
  contact: contact(`The ${name} touches the ground`),
});

const spec = defineSpec({
  name: "half-cheetah",
  summary:
    "A two-legged animal of 14 kg in a vertical plane: a torso of 1 m with a head, a back leg and a front leg of thigh, shin and foot each. The six joints have springs and motors. It stands with its torso about 0.6 m over flat ground, faces +x and can move along x. Every episode starts standing at x = 0, all positions disturbed by up to ±0.1, the velocities by normal noise of deviation 0.1. MuJoCo, 5 physics steps of 10 ms an action.",
  state: {
    torso: {
      x: { description: "Horizontal position of the torso's middle, growing forwards", unit: "m", range: [-50, 150] },
      height: { description: "Height of the torso's middle over the ground", unit: "m", range: [0, 1.5] },
      pitch: angle(
        "Pitch, 0 level, positive nose down; not wrapped: a whole turn forwards, nose first, adds 2π",
        [-6.5, 6.5],
      ),
      velocityX: { description: "Horizontal velocity of the torso's middle", unit: "m/s", range: [-8, 8] },
      velocityZ: { description: "Vertical velocity of the torso's middle", unit: "m/s", range: [-5, 5] },
      pitchRate: { description: "Rate of the pitch", unit: "rad/s", range: [-12, 12] },
      contact: contact("Belly or back: the torso touches the ground"),
    },
    head: { contact: contact("The head touches the ground") },
    back: {
      thigh: joint("back thigh", [-0.6, 1.15]),
      shin: joint("back shin", [-0.9, 0.9]),
      foot: foot("back foot", [-0.5, 0.9]),
    },
    front: {
      thigh: joint("front thigh", [-1.1, 0.8]),
      shin: joint("front shin", [-1.3, 1]),
      foot: foot("front foot", [-0.6, 0.6]),
    },
  },
  action: {
    torque: {
      description:
        "Torque of each joint's motor, positive swinging to the rear, as a share of its limit: back thigh 120, shin 90, foot 60; front thigh 120, shin 60, foot 30 N·m",
      unit: "1",
      range: [-1, 1],
      size: 6,
      elements: ["backThigh", "backShin", "backFoot", "frontThigh", "frontShin", "frontFoot"],
    },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "torso.height less 0.7 m",
      "torso.pitch",
      "back.thigh.angle",
      "back.shin.angle",
      "back.foot.angle",
      "front.thigh.angle",
      "front.shin.angle",
      "front.foot.angle",
      "torso.velocityX",
      "torso.velocityZ",
      "torso.pitchRate",
      "back.thigh.rate",
      "back.shin.rate",
      "back.foot.rate",
      "front.thigh.rate",
      "front.shin.rate",
      "front.foot.rate",
    ],
  },
  dt: 0.05,
  maxSteps: 1000,
  termination: "Never.",
});

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics(physics) {
      const torsoBody = capsule(physics, "torso");
      const headBody = capsule(physics, "head");
      const backFoot = capsule(physics, "back-foot");
      const frontFoot = capsule(physics, "front-foot");
      return {
        start({ data: { qpos, qvel }, random }) {
          for (let joint = 0; joint < 9; joint++) qpos[joint] = random.between(-resetNoise, resetNoise);
          for (let joint = 0; joint < 9; joint++) qvel[joint] = resetNoise * random.normal();
        },
        read({ data, state: { torso, head, back, front } }) {
          const { qpos, qvel } = data;
          torso.x = qpos[0] as number;
          torso.height = restHeight + (qpos[1] as number);
          torso.pitch = qpos[2] as number;
          torso.velocityX = qvel[0] as number;
          torso.velocityZ = qvel[1] as number;
          torso.pitchRate = qvel[2] as number;
          torso.contact = torsoBody.lowest(data) < 0;
          head.contact = headBody.lowest(data) < 0;
          back.thigh.angle = qpos[3] as number;
          back.thigh.rate = qvel[3] as number;
          back.shin.angle = qpos[4] as number;
          back.shin.rate = qvel[4] as number;
          back.foot.angle = qpos[5] as number;
          back.foot.rate = qvel[5] as number;
          back.foot.x = backFoot.x(data);
          back.foot.height = backFoot.lowest(data);
          back.foot.contact = backFoot.lowest(data) < 0;
          front.thigh.angle = qpos[6] as number;
          front.thigh.rate = qvel[6] as number;
          front.shin.angle = qpos[7] as number;
          front.shin.rate = qvel[7] as number;
          front.foot.angle = qpos[8] as number;
          front.foot.rate = qvel[8] as number;
          front.foot.x = frontFoot.x(data);
          front.foot.height = frontFoot.lowest(data);
          front.foot.contact = frontFoot.lowest(data) < 0;
        },
        observe({ data: { qpos, qvel }, observation }) {
          for (let joint = 1; joint < 9; joint++) observation[joint - 1] = qpos[joint] as number;
          for (let joint = 0; joint < 9; joint++) observation[joint + 8] = qvel[joint] as number;
        },
        terminated: () => false,
      };
    },
  }),
});
