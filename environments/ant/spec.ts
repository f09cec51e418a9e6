import { defineSpec } from "../../src/simulator/define.ts";

const angle = (description: string, range: readonly [number, number]) => ({ description, unit: "rad", range }) as const;
const rate = (description: string, limit = 8) =>
  ({ description, unit: "rad/s", range: [-limit, limit] as readonly [number, number] }) as const;

/** `down`: how the ankle's angle tells that the lower leg bends down, which differs in front and at the back. */
const leg = (place: string, { down }: { down: "growing" | "falling" }) => {
  const bend = down === "growing" ? ([0.52, 1.22] as const) : ([-1.22, -0.52] as const);
  const straight = down === "growing" ? "positive bent down" : "negative bent down";
  return {
    hip: {
      angle: angle(
        `Turn of the ${place} leg about the vertical, positive counter-clockwise seen from above`,
        [-0.6, 0.6],
      ),
      rate: rate(`Rate of the ${place} hip's angle`),
    },
    ankle: {
      angle: angle(
        `Bend between upper and lower ${place} leg, 0 straight, ${straight}; stops at ${bend.join(" and ")}`,
        [Math.min(0, bend[0]) - 0.1, Math.max(0, bend[1]) + 0.1],
      ),
      rate: rate(`Rate of the ${place} ankle's angle`),
    },
    foot: {
      x: { description: `Position of the ${place} foot along x`, unit: "m", range: [-20, 100] },
      y: { description: `Position of the ${place} foot along y`, unit: "m", range: [-30, 30] },
      height: {
        description: `Height of the ${place} foot's lowest point over the ground; in contact about 0.02`,
        unit: "m",
        range: [0, 1],
      },
      contact: { description: `The ${place} foot touches the ground`, unit: "1", type: "boolean", range: [0, 1] },
    },
  } as const;
};

/** The legs in the order of the model's joints. */
export const legNames = ["frontLeft", "backLeft", "backRight", "frontRight"] as const;

const bodies = ["torso", ...legNames.flatMap((name) => ["shoulder", "thigh", "shin"].map((part) => `${name}.${part}`))];
const wrench = ["torqueX", "torqueY", "torqueZ", "forceX", "forceY", "forceZ"];

const joints = legNames.flatMap((name) => [`${name}.hip`, `${name}.ankle`]);

const motionLabels = [
  "torso.height",
  ...["w", "x", "y", "z"].map((part) => `torso.quaternion.${part}`),
  ...joints.map((joint) => `${joint}.angle`),
  ...["velocityX", "velocityY", "velocityZ", "rollRate", "pitchRate", "yawRate"].map((part) => `torso.${part}`),
  ...joints.map((joint) => `${joint}.rate`),
];

const forceLabels = bodies.flatMap((body) => wrench.map((part) => `contactForce.${body}.${part}`));

/** Ant-v5's spec; `contactForces`: the observation ends with them (105 numbers), or without (27). */
export const antSpec = ({ contactForces }: { contactForces: boolean }) =>
  defineSpec({
    name: "ant",
    summary:
      "A four-legged robot of 0.9 kg on flat ground: a ball of 0.25 m radius with four legs, two in front (towards +x) and two at the back, left being +y. Each leg has a hip that turns it about the vertical (up to ±0.52 rad) and an ankle that bends its lower part down (0.52 to 1.22 rad), each driven by a motor; no joint lifts a leg over the torso. Standing, the torso's middle is 0.38 m to 0.58 m high, depending on the ankles. It cannot bump into itself. Every episode starts at x = y = 0, dropped from 0.75 m with straight legs, all positions disturbed by up to ±0.1 and all velocities by a normal deviate of 0.1. MuJoCo, RK4, 5 physics steps of 10 ms an action.",
    state: {
      torso: {
        x: { description: "Position of the torso's middle along x, growing forwards", unit: "m", range: [-20, 100] },
        y: { description: "Position of the torso's middle along y, growing to the left", unit: "m", range: [-30, 30] },
        height: { description: "Height of the torso's middle over the ground", unit: "m", range: [0.2, 1] },
        velocityX: { description: "Velocity along x", unit: "m/s", range: [-5, 5] },
        velocityY: { description: "Velocity along y", unit: "m/s", range: [-5, 5] },
        velocityZ: { description: "Vertical velocity, positive upwards", unit: "m/s", range: [-4, 4] },
        heading: {
          description: "Direction in which the torso's front points, 0 along +x, positive turned to the left",
          unit: "rad",
          range: [-Math.PI, Math.PI],
          periodic: true,
        },
        pitch: angle("Lean of the torso's front, positive down", [-Math.PI / 2, Math.PI / 2]),
        roll: {
          description: "Lean of the torso sideways, positive to the right",
          unit: "rad",
          range: [-Math.PI, Math.PI],
          periodic: true,
        },
        tilt: angle("Angle between the torso's upward axis and the vertical: 0 level, π upside down", [0, Math.PI]),
        rollRate: rate("Rotation about the torso's own forward axis"),
        pitchRate: rate("Rotation about the torso's own leftward axis"),
        yawRate: rate("Rotation about the torso's own upward axis, positive to the left"),
        laggedX: {
          description: "Position along x one physics step ago, as Gymnasium reads it",
          unit: "m",
          range: [-20, 100],
        },
      },
      frontLeft: leg("front left", { down: "growing" }),
      backLeft: leg("back left", { down: "falling" }),
      backRight: leg("back right", { down: "falling" }),
      frontRight: leg("front right", { down: "growing" }),
      contacts: {
        squaredForces: {
          description:
            "Sum over all bodies of the squares of the three contact torques (N·m) and three forces (N) on each, all clipped to ±1, one physics step ago as Gymnasium reads them",
          unit: "1",
          range: [0, 30],
        },
      },
    },
    action: {
      torque: {
        description:
          "Torque of each motor as a share of its 150 N·m, positive for a growing angle; the order is not that of the legs in the state",
        unit: "1",
        range: [-1, 1],
        size: 8,
        elements: ["frontRight", "frontLeft", "backLeft", "backRight"].flatMap((name) => [
          `${name}Hip`,
          `${name}Ankle`,
        ]),
      },
    },
    control: { kind: "continuous" },
    observation: { labels: contactForces ? [...motionLabels, ...forceLabels] : motionLabels },
    dt: 0.05,
    maxSteps: 1000,
    termination: "The torso's middle is lower than 0.2 m or higher than 1 m.",
    symmetries: [
      {
        label: "left and right",
        state: {
          swap: [
            ["frontLeft", "frontRight"],
            ["backLeft", "backRight"],
          ],
          negate: [
            ...["y", "velocityY", "heading", "roll", "rollRate", "yawRate"].map((name) => `torso.${name}`),
            ...legNames.flatMap((name) => [`${name}.hip`, `${name}.foot.y`]),
          ],
        },
        action: {
          swap: ["Hip", "Ankle"].flatMap((joint) => [
            [`torque.frontLeft${joint}`, `torque.frontRight${joint}`] as const,
            [`torque.backLeft${joint}`, `torque.backRight${joint}`] as const,
          ]),
          negate: legNames.map((name) => `torque.${name}Hip`),
        },
        // Time, 15 numbers of the pose (place, quaternion, joints), 14 rates.
        snapshot: {
          swap: [
            [8, 14],
            [9, 15],
            [10, 12],
            [11, 13],
            [22, 28],
            [23, 29],
            [24, 26],
            [25, 27],
          ],
          negate: [2, 5, 7, 8, 10, 12, 14, 17, 19, 21, 22, 24, 26, 28],
        },
      },
    ],
  });
