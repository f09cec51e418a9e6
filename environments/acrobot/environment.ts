import { defineEnvironment } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { integrate } from "./equations.ts";
import { scene } from "./scene.ts";
import { balance, line, maxElbowRate, maxShoulderRate, startNoise, swingUp } from "./spec.ts";

/** The angle in [−π, π], turned by whole turns as Gymnasium does. */
const wrapAngle = (angle: number): number => {
  let wrapped = angle;
  while (wrapped > Math.PI) wrapped -= 2 * Math.PI;
  while (wrapped < -Math.PI) wrapped += 2 * Math.PI;
  return wrapped;
};

const bound = (value: number, limit: number): number => Math.min(Math.max(value, -limit), limit);

/** Angle of the upper link, of the lower one against it, and their rates, while they are moved. */
const variables = new Float64Array(4);

const createFor = (setup: "swing-up" | "balance") => {
  const balancing = setup === "balance";
  const spec = balancing ? balance : swingUp;
  return vectorize(spec, {
    reset({ state: { shoulder, elbow, tip }, random }) {
      const noise = balancing ? startNoise.balance : startNoise.swingUp;
      shoulder.angle = wrapAngle((balancing ? Math.PI : 0) + random.between(-noise, noise));
      elbow.angle = random.between(-noise, noise);
      shoulder.rate = random.between(-noise, noise);
      elbow.rate = random.between(-noise, noise);
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
    terminated: ({ state: { tip } }) => tip.height > line !== balancing,
    scene,
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
  });
};

export const environment = defineEnvironment({
  spec: swingUp,
  create: createFor("swing-up"),
  options: {
    setup: {
      description:
        "swing-up: hanging, a motor of three torques up to 1 N·m, as in Gymnasium; balance: upright, any torque up to 5 N·m, ends below the line",
      default: "swing-up",
      values: ["swing-up", "balance"],
    },
  },
  configure: ({ setup }) =>
    setup === "balance"
      ? { spec: balance, create: createFor("balance") }
      : { spec: swingUp, create: createFor("swing-up") },
});
