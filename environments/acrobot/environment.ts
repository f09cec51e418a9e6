import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { integrate } from "./equations.ts";

// Gymnasium Acrobot-v1 (after Sutton 1996); all in SI units.
const maxShoulderRate = 4 * Math.PI;
const maxElbowRate = 9 * Math.PI;
const goalHeight = 1;

/** The angle in [−π, π], turned by whole turns as Gymnasium does. */
const wrapAngle = (angle: number): number => {
  let wrapped = angle;
  while (wrapped > Math.PI) wrapped -= 2 * Math.PI;
  while (wrapped < -Math.PI) wrapped += 2 * Math.PI;
  return wrapped;
};

const bound = (value: number, limit: number): number => Math.min(Math.max(value, -limit), limit);

const spec = defineSpec({
  name: "acrobot",
  summary:
    "Two links of 1 m and 1 kg each hang in a vertical plane from a fixed shoulder; an elbow joins them, and a motor at the elbow gives −1, 0 or 1 N·m, far less than gravity's pull on the links. The shoulder turns freely. Angular velocities are limited to ±4π rad/s at the shoulder and ±9π rad/s at the elbow. Every episode starts hanging down, both angles and rates drawn uniformly from −0.1 … 0.1. Runge–Kutta integration of fourth order.",
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
  action: { torque: { description: "Motor torque at the elbow", unit: "N·m", range: [-1, 1] } },
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
});

const variables = new Float64Array(4);

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { shoulder, elbow, tip }, random }) {
      shoulder.angle = random.between(-0.1, 0.1);
      elbow.angle = random.between(-0.1, 0.1);
      shoulder.rate = random.between(-0.1, 0.1);
      elbow.rate = random.between(-0.1, 0.1);
      elbow.height = -Math.cos(shoulder.angle);
      tip.height = -Math.cos(shoulder.angle) - Math.cos(elbow.angle + shoulder.angle);
    },
    step({ state: { shoulder, elbow, tip }, action }) {
      variables[0] = shoulder.angle;
      variables[1] = elbow.angle;
      variables[2] = shoulder.rate;
      variables[3] = elbow.rate;
      integrate(variables, { torque: action.torque, dt: spec.dt });
      const upper = wrapAngle(variables[0]);
      const lower = wrapAngle(variables[1]);
      shoulder.angle = upper;
      elbow.angle = lower;
      shoulder.rate = bound(variables[2], maxShoulderRate);
      elbow.rate = bound(variables[3], maxElbowRate);
      elbow.height = -Math.cos(upper);
      tip.height = -Math.cos(upper) - Math.cos(lower + upper);
    },
    observe({ state: { shoulder, elbow }, observation }) {
      observation[0] = Math.cos(shoulder.angle);
      observation[1] = Math.sin(shoulder.angle);
      observation[2] = Math.cos(elbow.angle);
      observation[3] = Math.sin(elbow.angle);
      observation[4] = shoulder.rate;
      observation[5] = elbow.rate;
    },
    terminated: ({ state: { tip } }) => tip.height > goalHeight,
    snapshot: {
      width: 4,
      save({ state: { shoulder, elbow } }, into) {
        into[0] = shoulder.angle;
        into[1] = elbow.angle;
        into[2] = shoulder.rate;
        into[3] = elbow.rate;
      },
      load({ state: { shoulder, elbow } }, from) {
        shoulder.angle = from[0] as number;
        elbow.angle = from[1] as number;
        shoulder.rate = from[2] as number;
        elbow.rate = from[3] as number;
      },
      settle({ state: { shoulder, elbow, tip } }) {
        elbow.height = -Math.cos(shoulder.angle);
        tip.height = -Math.cos(shoulder.angle) - Math.cos(elbow.angle + shoulder.angle);
      },
    },
  }),
});
