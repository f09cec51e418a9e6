import { defineSpec } from "../../src/simulator/define.ts";
import { observationLabels } from "./observation.ts";
import type { Observed } from "./observation.ts";

const angle = (description: string, range: readonly [number, number]) => ({ description, unit: "rad", range }) as const;
const rate = (description: string, limit = 10) =>
  ({ description, unit: "rad/s", range: [-limit, limit] as readonly [number, number] }) as const;
const length = (description: string, range: readonly [number, number]) => ({ description, unit: "m", range }) as const;

const joint = (description: string, stops: readonly [number, number]) =>
  ({
    angle: angle(`${description}; stops at ${stops.join(" and ")}`, stops),
    rate: rate("Rate of this angle"),
  }) as const;

const hip = (side: "right" | "left") =>
  ({
    spread: joint(`The ${side} leg swung sideways: positive inwards, negative outwards`, [-0.44, 0.09]),
    twist: joint(`The ${side} leg turned about itself: positive toes inwards`, [-1.05, 0.61]),
    swing: joint(`The ${side} leg swung backwards (positive) or lifted forwards (negative)`, [-1.92, 0.35]),
  }) as const;

const knee = (side: string) => joint(`Bend of the ${side} knee: 0 straight, negative bent`, [-2.79, -0.03]);
const elbow = (side: string) =>
  joint(`Bend of the ${side} elbow: about a right angle at 0, positive more bent`, [-1.57, 0.87]);

const point = (what: string) =>
  ({
    x: length(`Position of the ${what} along x`, [-5, 30]),
    y: length(`Position of the ${what} along y`, [-10, 10]),
  }) as const;

const foot = (side: string) =>
  ({
    ...point(`${side} foot`),
    height: length(`Height of the ${side} foot's lowest point over the ground`, [-0.02, 1]),
    contact: { description: `The ${side} foot touches the ground`, unit: "1", type: "boolean", range: [0, 1] },
  }) as const;

const hand = (side: string) =>
  ({ ...point(`${side} hand`), height: length(`Height of the ${side} hand over the ground`, [0, 2.2]) }) as const;

/** Humanoid-v5's spec; `observed`: what the observation holds beside positions and velocities. */
export const humanoidSpec = (observed: Observed) =>
  defineSpec({
    name: "humanoid",
    summary:
      "A humanoid of 42 kg and 1.57 m on flat ground: torso with head, waist, pelvis, two legs ending in spheres for feet, two arms; 17 joints, each driven by a motor. It faces +x, its left is +y. It cannot balance passively. Every episode starts at x = y = 0, upright with straight legs and the feet 0.1 m over the ground, all positions and velocities disturbed by up to ±0.01. MuJoCo, RK4, 5 physics steps of 3 ms an action.",
    state: {
      torso: {
        x: length("Position of the chest along x, growing forwards", [-5, 30]),
        y: length("Position of the chest along y, growing to the left", [-10, 10]),
        height: length("Height of the chest's middle over the ground, 1.3 standing straight", [0.9, 1.6]),
        velocityX: { description: "Velocity of the chest along x", unit: "m/s", range: [-5, 5] },
        velocityY: { description: "Velocity of the chest along y", unit: "m/s", range: [-3, 3] },
        velocityZ: { description: "Vertical velocity of the chest, positive upwards", unit: "m/s", range: [-3, 3] },
        heading: {
          description: "Direction in which the chest faces, 0 along +x, positive turned to the left",
          unit: "rad",
          range: [-Math.PI, Math.PI],
          periodic: true,
        },
        pitch: angle("Lean of the chest along its facing, positive forwards", [-Math.PI / 2, Math.PI / 2]),
        roll: {
          description: "Lean of the chest sideways, positive to the right",
          unit: "rad",
          range: [-Math.PI, Math.PI],
          periodic: true,
        },
        tilt: angle("Angle between the chest's upward axis and the vertical: 0 upright, π/2 lying", [0, Math.PI]),
        rollRate: rate("Rotation about the chest's own forward axis"),
        pitchRate: rate("Rotation about the chest's own leftward axis"),
        yawRate: rate("Rotation about the chest's own upward axis, positive to the left"),
      },
      head: { height: length("Height of the head's middle over the ground, 1.48 standing straight", [0.9, 1.8]) },
      centerOfMass: {
        ...point("whole body's centre of mass"),
        height: length("Height of the whole body's centre of mass over the ground, 0.84 standing straight", [0.4, 1.2]),
        laggedX: length("Position of the centre of mass along x one physics step ago, as Gymnasium reads it", [-5, 30]),
      },
      abdomen: {
        twist: joint("The lower body turned against the chest, positive to the left", [-0.79, 0.79]),
        bend: joint("The body bent backwards (positive) or bowed forwards (negative)", [-1.31, 0.52]),
        lean: joint("The legs swung sideways against the chest, positive to the left", [-0.61, 0.61]),
      },
      rightHip: hip("right"),
      rightKnee: knee("right"),
      leftHip: hip("left"),
      leftKnee: knee("left"),
      rightShoulder: {
        first: joint("The right upper arm turned: negative up and outwards, positive down and inwards", [-1.48, 1.05]),
        second: joint("The right upper arm turned: negative down and outwards, positive up and inwards", [-1.48, 1.05]),
      },
      rightElbow: elbow("right"),
      leftShoulder: {
        first: joint("The left upper arm turned: positive up and outwards, negative down and inwards", [-1.05, 1.48]),
        second: joint("The left upper arm turned: positive down and outwards, negative up and inwards", [-1.05, 1.48]),
      },
      leftElbow: elbow("left"),
      rightFoot: foot("right"),
      leftFoot: foot("left"),
      rightHand: hand("right"),
      leftHand: hand("left"),
      contacts: {
        squaredForces: {
          description:
            "Sum over all bodies of the squares of the three contact torques (kN·m) and three forces (kN) on each, one physics step ago as Gymnasium reads them",
          unit: "1",
          range: [0, 10],
        },
      },
    },
    action: {
      torque: {
        description:
          "Torque of each motor, positive for a growing angle, as a share of 100 N·m (knees 200, the hips' swing 300, arms 25); note that the first two are not in the order of the state",
        unit: "1",
        range: [-0.4, 0.4],
        size: 17,
        elements: [
          "abdomenBend",
          "abdomenTwist",
          "abdomenLean",
          ...["right", "left"].flatMap((side) =>
            ["HipSpread", "HipTwist", "HipSwing", "Knee"].map((name) => `${side}${name}`),
          ),
          ...["right", "left"].flatMap((side) =>
            ["ShoulderFirst", "ShoulderSecond", "Elbow"].map((name) => `${side}${name}`),
          ),
        ],
      },
    },
    control: { kind: "continuous" },
    observation: { labels: observationLabels(observed) },
    dt: 0.015,
    maxSteps: 1000,
    termination: "The chest's middle is not higher than 1 m, or not lower than 2 m.",
  });
