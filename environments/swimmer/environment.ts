import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";

// Gymnasium Swimmer-v5.
const frameSkip = 4;
const resetNoise = 0.1;

const position = (description: string) => ({ description, unit: "m", range: [-10, 10] }) as const;
const velocity = (description: string) => ({ description, unit: "m/s", range: [-2, 2] }) as const;
const heading = (description: string) => ({ description, unit: "rad", range: [-6, 6] }) as const;
const rate = (description: string) => ({ description, unit: "rad/s", range: [-6, 6] }) as const;
const bend = (description: string) => ({ description, unit: "rad", range: [-1.75, 1.75] }) as const;

const spec = defineSpec({
  name: "swimmer",
  summary:
    "Three links of 1 m and 35.6 kg each, in a row, lie in a plane in a thick fluid; the two joints between them have motors. Every episode starts nearly straight along x, its middle at the origin and its front towards +x, all positions and velocities disturbed by up to ±0.1. MuJoCo, RK4, 4 physics steps of 10 ms an action.",
  state: {
    body: {
      x: position("Position along x of the centre of mass of all three links"),
      y: position("Position along y of the centre of mass of all three links"),
      velocityX: velocity("Velocity along x of the centre of mass"),
      velocityY: velocity("Velocity along y of the centre of mass"),
      heading: heading("Mean direction of the three links, 0 along +x, positive counter-clockwise, not wrapped"),
      turnRate: rate("Rate of the mean direction"),
    },
    front: {
      heading: heading("Direction of the front link, 0 along +x, positive counter-clockwise, not wrapped"),
      turnRate: rate("Rate of the front link's direction"),
      referenceX: position(
        "Position along x of the point on the front link's axis 0.5 m behind its rear end, the body's middle when it is straight; Gymnasium's position",
      ),
      referenceY: position("Position along y of the same point"),
      referenceVelocityX: velocity("Velocity along x of the same point"),
      referenceVelocityY: velocity("Velocity along y of the same point"),
    },
    frontJoint: {
      angle: bend("Direction of the middle link less that of the front link, 0 straight, stops at ±1.75"),
      rate: rate("Rate of the front joint's angle"),
    },
    rearJoint: {
      angle: bend("Direction of the rear link less that of the middle link, 0 straight, stops at ±1.75"),
      rate: rate("Rate of the rear joint's angle"),
    },
  },
  action: {
    torque: {
      description: "Torque of each joint's motor as a share of its 150 N·m",
      unit: "1",
      range: [-1, 1],
      size: 2,
      elements: ["frontJoint", "rearJoint"],
    },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "front.heading",
      "frontJoint.angle",
      "rearJoint.angle",
      "front.referenceVelocityX",
      "front.referenceVelocityY",
      "front.turnRate",
      "frontJoint.rate",
      "rearJoint.rate",
    ],
  },
  dt: 0.04,
  maxSteps: 1000,
  termination: "Never.",
  symmetries: [
    {
      label: "left and right",
      state: {
        negate: [
          "body.y",
          "body.velocityY",
          "body.heading",
          "body.turnRate",
          "front.heading",
          "front.turnRate",
          "front.referenceY",
          "front.referenceVelocityY",
          "frontJoint",
          "rearJoint",
        ],
      },
      action: { negate: ["torque"] },
      snapshot: { negate: [2, 3, 4, 5, 7, 8, 9, 10] },
    },
  ],
});

/**
 * The centre of mass seen from the reference point, one coordinate, from the unit vectors of the links' directions: the
 * mean, their masses being equal, of the links' centres u₀, ½u₀ − ½u₁ and ½u₀ − u₁ − ½u₂.
 */
const fromReference = (u0: number, u1: number, u2: number): number => (4 * u0 - 3 * u1 - u2) / 6;

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics: () => ({
      start({ data: { qpos, qvel }, random }) {
        for (let joint = 0; joint < 5; joint++) qpos[joint] = random.between(-resetNoise, resetNoise);
        for (let joint = 0; joint < 5; joint++) qvel[joint] = random.between(-resetNoise, resetNoise);
      },
      read({ data: { qpos, qvel }, state: { body, front, frontJoint, rearJoint } }) {
        front.referenceX = qpos[0] as number;
        front.referenceY = qpos[1] as number;
        front.heading = qpos[2] as number;
        frontJoint.angle = qpos[3] as number;
        rearJoint.angle = qpos[4] as number;
        front.referenceVelocityX = qvel[0] as number;
        front.referenceVelocityY = qvel[1] as number;
        front.turnRate = qvel[2] as number;
        frontJoint.rate = qvel[3] as number;
        rearJoint.rate = qvel[4] as number;
        const middleHeading = front.heading + frontJoint.angle;
        const rearHeading = middleHeading + rearJoint.angle;
        const middleRate = front.turnRate + frontJoint.rate;
        const rearRate = middleRate + rearJoint.rate;
        body.heading = (front.heading + middleHeading + rearHeading) / 3;
        body.turnRate = (front.turnRate + middleRate + rearRate) / 3;
        const cos0 = Math.cos(front.heading);
        const cos1 = Math.cos(middleHeading);
        const cos2 = Math.cos(rearHeading);
        const sin0 = Math.sin(front.heading);
        const sin1 = Math.sin(middleHeading);
        const sin2 = Math.sin(rearHeading);
        body.x = front.referenceX + fromReference(cos0, cos1, cos2);
        body.y = front.referenceY + fromReference(sin0, sin1, sin2);
        body.velocityX =
          front.referenceVelocityX - fromReference(front.turnRate * sin0, middleRate * sin1, rearRate * sin2);
        body.velocityY =
          front.referenceVelocityY + fromReference(front.turnRate * cos0, middleRate * cos1, rearRate * cos2);
      },
      observe({ data: { qpos, qvel }, observation }) {
        for (let joint = 2; joint < 5; joint++) observation[joint - 2] = qpos[joint] as number;
        observation.set(qvel, 3);
      },
      terminated: () => false,
    }),
  }),
});
