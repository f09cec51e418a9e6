import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { scene } from "./scene.ts";

// Gymnasium Pendulum-v1, default gravity of 10 m/s²: a uniform rod of 1 kg and 1 m.
const gravity = 10;
const mass = 1;
const length = 1;
const maxRate = 8;

/** The angle in [−π, π), as Gymnasium's angle_normalize: a floored remainder, which JavaScript's % is not. */
const wrapAngle = (angle: number): number => {
  const turn = 2 * Math.PI;
  const remainder = (angle + Math.PI) % turn;
  return (remainder < 0 ? remainder + turn : remainder) - Math.PI;
};

const spec = defineSpec({
  name: "pendulum",
  summary:
    "A rod of 1 m and 1 kg hangs on a hinge at one end and swings in a vertical plane; a motor at the hinge gives a torque of at most 2 N·m, less than the 5 N·m that hold the rod horizontal. Angular velocity is limited to ±8 rad/s. Every episode starts at an angle drawn uniformly from −π … π and an angular velocity from −1 … 1. Semi-implicit Euler integration.",
  state: {
    rod: {
      angle: {
        description: "Angle from the upright position, 0 with the free end straight up, wrapped into −π … π",
        unit: "rad",
        range: [-Math.PI, Math.PI],
        periodic: true,
      },
      rate: { description: "Angular velocity", unit: "rad/s", range: [-maxRate, maxRate] },
      height: { description: "Height of the free end over the hinge: cosine of the angle", unit: "m", range: [-1, 1] },
    },
  },
  action: { torque: { description: "Motor torque at the hinge", unit: "N·m", range: [-2, 2] } },
  control: { kind: "continuous" },
  observation: { labels: ["cos(rod.angle)", "sin(rod.angle)", "rod.rate"] },
  dt: 0.05,
  maxSteps: 200,
  termination: "Never.",
  symmetries: [
    {
      label: "clockwise and counter-clockwise",
      state: { negate: ["rod.angle", "rod.rate"] },
      action: { negate: ["torque"] },
      snapshot: { negate: [0, 1] },
    },
  ],
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    // The angle counted through, as Gymnasium keeps it: observations are its cosine and sine.
    internal: 1,
    reset({ state: { rod }, internal, random }) {
      const angle = random.between(-Math.PI, Math.PI);
      internal[0] = angle;
      rod.angle = wrapAngle(angle);
      rod.rate = random.between(-1, 1);
      rod.height = Math.cos(angle);
    },
    step({ state: { rod }, internal, action }) {
      const angle = internal[0] as number;
      const acceleration =
        ((3 * gravity) / (2 * length)) * Math.sin(angle) + (3 / (mass * length ** 2)) * action.torque;
      const rate = Math.min(Math.max(rod.rate + acceleration * spec.dt, -maxRate), maxRate);
      internal[0] = angle + rate * spec.dt;
      rod.angle = wrapAngle(internal[0]);
      rod.rate = rate;
      rod.height = Math.cos(internal[0]);
    },
    observe({ state: { rod }, internal, observation }) {
      observation[0] = Math.cos(internal[0] as number);
      observation[1] = Math.sin(internal[0] as number);
      observation[2] = rod.rate;
    },
    terminated: () => false,
    scene,
    snapshot: {
      width: 2,
      save({ state: { rod }, internal }, into) {
        into[0] = internal[0] as number;
        into[1] = rod.rate;
      },
      load({ state: { rod }, internal }, from) {
        internal[0] = from[0] as number;
        rod.rate = from[1] as number;
      },
      settle({ state: { rod }, internal }) {
        rod.angle = wrapAngle(internal[0] as number);
        rod.height = Math.cos(internal[0] as number);
      },
    },
  }),
});
