import { defineSpec } from "../../src/simulator/define.ts";

const joint = (description: string, range: readonly [number, number]) =>
  ({
    angle: { description, unit: "rad", range },
    rate: { description: "Rate of the angle", unit: "rad/s", range: [-10, 10] },
  }) as const;

const across = (description: string) => ({ description, unit: "m", range: [-1, 1.5] }) as const;
const along = (description: string) => ({ description, unit: "m", range: [-1.6, 0.6] }) as const;
const height = (description: string) => ({ description, unit: "m", range: [-0.33, 0.8] }) as const;
const speed = (description: string) => ({ description, unit: "m/s", range: [-2, 2] }) as const;
const distance = (description: string) => ({ description, unit: "m", range: [0, 1.5] }) as const;

/** Pusher-v5's world. The joints stand in the model's order, which is also the actuators'. */
export const spec = defineSpec({
  name: "pusher",
  summary:
    "An arm of seven joints, each with a motor, reaches over a table. Its shoulder stands at (0, −0.6), heights count from the shoulder, and the table lies at −0.325 m. The arm ends in a hand: a bar 0.2 m wide with a finger of 0.1 m at each end, a bracket open to the front. On the table a cylinder 0.1 m wide and 0.1 m high, the object, with its centre always at −0.275 m, slides against drag and never tips; the mark is a disc of 0.08 m radius at (0.45, −0.05). Only the hand, the object and the table touch each other; gravity does not act. Every episode starts with the arm straight along +x, nearly at rest, and the object at rest at a random place: x within ±0.2 m of the mark, y up to 0.3 m less (nearer to the shoulder), at least 0.17 m away from the mark. MuJoCo, Euler, 5 physics steps of 10 ms an action.",
  state: {
    shoulderPan: joint("Turn about the vertical, 0 along +x, positive towards +y", [-2.29, 1.71]),
    shoulderLift: joint("Tilt of the upper arm, 0 level, positive downwards", [-0.52, 1.4]),
    upperArmRoll: joint("Roll of the upper arm about its own axis", [-1.5, 1.7]),
    elbow: joint("Angle of the elbow, 0 straight, negative bent (upwards when nothing is rolled)", [-2.32, 0]),
    forearmRoll: joint("Roll of the forearm about its own axis", [-1.5, 1.5]),
    wristFlex: joint("Angle of the wrist, 0 straight, negative bent (upwards when nothing is rolled)", [-1.09, 0]),
    wristRoll: joint("Roll of the hand about the forearm's direction", [-1.5, 1.5]),
    hand: {
      x: across("Position along x of the middle of the hand's bar"),
      y: along("Position along y of the middle of the hand's bar"),
      z: height("Height of the middle of the hand's bar over the shoulder's height, negative below it"),
      objectDistance: distance("Distance in space from the middle of the hand's bar to the object's centre"),
      laggedX: across("hand.x one physics step (10 ms) ago, as Gymnasium reads it"),
      laggedY: along("hand.y one physics step (10 ms) ago, as Gymnasium reads it"),
      laggedZ: height("hand.z one physics step (10 ms) ago, as Gymnasium reads it"),
    },
    object: {
      x: across("Position along x of the object's centre"),
      y: along("Position along y of the object's centre"),
      velocityX: speed("Velocity of the object along x"),
      velocityY: speed("Velocity of the object along y"),
      markDistance: distance("Horizontal distance from the object's centre to the mark's"),
      laggedX: across("object.x one physics step (10 ms) ago, as Gymnasium reads it"),
      laggedY: along("object.y one physics step (10 ms) ago, as Gymnasium reads it"),
    },
    mark: {
      x: across("Position along x of the mark's centre, always 0.45"),
      y: along("Position along y of the mark's centre, always −0.05"),
    },
  },
  action: {
    torque: {
      description: "Torque of each motor",
      unit: "N·m",
      range: [-2, 2],
      size: 7,
      elements: ["shoulderPan", "shoulderLift", "upperArmRoll", "elbow", "forearmRoll", "wristFlex", "wristRoll"],
    },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "shoulderPan.angle",
      "shoulderLift.angle",
      "upperArmRoll.angle",
      "elbow.angle",
      "forearmRoll.angle",
      "wristFlex.angle",
      "wristRoll.angle",
      "shoulderPan.rate",
      "shoulderLift.rate",
      "upperArmRoll.rate",
      "elbow.rate",
      "forearmRoll.rate",
      "wristFlex.rate",
      "wristRoll.rate",
      "hand.laggedX",
      "hand.laggedY",
      "hand.laggedZ",
      "object.laggedX",
      "object.laggedY",
      "object height (−0.275)",
      "mark.x",
      "mark.y",
      "mark height (−0.323)",
    ],
  },
  dt: 0.05,
  maxSteps: 100,
  termination: "Never.",
});
