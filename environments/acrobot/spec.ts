import { defineSpec } from "../../src/simulator/define.ts";

export const maxShoulderRate = 4 * Math.PI;
export const maxElbowRate = 9 * Math.PI;
/** How high over the shoulder the free end must rise to end a swing-up, and stay to go on balancing. */
export const line = 1;
/** Of every angle and rate at the start, from hanging down or standing up. */
export const startNoise = { swingUp: 0.1, balance: 0.02 };

const links =
  "Two links of 1 m and 1 kg each move in a vertical plane; the upper one hangs on a fixed shoulder and turns freely, an elbow joins the two, and only the elbow has a motor.";
const limits =
  "Angular velocities are limited to ±4π rad/s at the shoulder and ±9π rad/s at the elbow. Runge–Kutta integration of fourth order.";

const action = (range: readonly [number, number]) =>
  ({ torque: { description: "Motor torque at the elbow", unit: "N·m", range } }) as const;

/** Gymnasium's Acrobot-v1. */
export const swingUp = defineSpec({
  name: "acrobot",
  summary: `${links} The motor gives −1, 0 or 1 N·m, far less than gravity's pull on the links. ${limits} Every episode starts hanging down, both angles and rates drawn uniformly from −0.1 … 0.1.`,
  state: {
    shoulder: {
      angle: {
        description: "Angle of the upper link, 0 hanging straight down, ±π straight up, wrapped into −π … π",
        unit: "rad",
        range: [-Math.PI, Math.PI],
        periodic: true,
      },
      rate: {
        description: "Angular velocity of the upper link",
        unit: "rad/s",
        range: [-maxShoulderRate, maxShoulderRate],
      },
    },
    elbow: {
      angle: {
        description: "Angle of the lower link against the upper one, 0 stretched out, wrapped into −π … π",
        unit: "rad",
        range: [-Math.PI, Math.PI],
        periodic: true,
      },
      rate: { description: "Rate of the elbow's angle", unit: "rad/s", range: [-maxElbowRate, maxElbowRate] },
      height: { description: "Height of the elbow over the shoulder", unit: "m", range: [-1, 1] },
    },
    tip: {
      height: { description: "Height of the lower link's free end over the shoulder", unit: "m", range: [-2, 2] },
    },
  },
  action: action([-1, 1]),
  control: {
    kind: "discrete",
    actions: [
      { label: "turn the elbow towards negative angles", values: [-1] },
      { label: "no torque", values: [0] },
      { label: "turn the elbow towards positive angles", values: [1] },
    ],
  },
  observation: {
    labels: [
      "cos(shoulder.angle)",
      "sin(shoulder.angle)",
      "cos(elbow.angle)",
      "sin(elbow.angle)",
      "shoulder.rate",
      "elbow.rate",
    ],
  },
  dt: 0.2,
  maxSteps: 500,
  termination: "The free end of the lower link is more than 1 m above the shoulder.",
  symmetries: [
    {
      label: "clockwise and counter-clockwise",
      state: { negate: ["shoulder", "elbow.angle", "elbow.rate"] },
      action: { negate: ["torque"] },
      snapshot: { negate: [0, 1, 2, 3] },
    },
  ],
});

/**
 * The same links the other way up. With 1 N·m in three steps, a fifth of a second apart, an optimal linear regulator falls
 * from a start disturbed by 0.01 already; with up to 5 N·m in any amount, 20 times a second, it holds every start.
 */
export const balance = defineSpec({
  ...swingUp,
  summary: `${links} The motor gives any torque of up to 5 N·m either way. ${limits} Every episode starts with both links upright, both angles and rates disturbed by up to ±0.02.`,
  action: action([-5, 5]),
  control: { kind: "continuous" },
  dt: 0.05,
  maxSteps: 400,
  termination: "The free end of the lower link is not more than 1 m above the shoulder.",
});
