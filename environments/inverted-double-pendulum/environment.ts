import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";

// Gymnasium InvertedDoublePendulum-v5.
const frameSkip = 5;
const resetNoise = 0.1;
const minHeight = 1;
const observed = 10;

const angle = (description: string) => ({ description, unit: "rad", range: [-0.9, 0.9] }) as const;
const rate = (description: string) => ({ description, unit: "rad/s", range: [-10, 10] }) as const;

const spec = defineSpec({
  name: "inverted-double-pendulum",
  summary:
    "Two poles of 0.6 m and 4.2 kg each, one hinged upon the other, stand on a cart of 10.5 kg, which a motor drives along a rail of 2 m with stops at both ends. Every episode starts with the poles upright and the cart in the middle, all positions disturbed by up to ±0.1, the velocities by normal noise of deviation 0.1. MuJoCo, RK4, 5 physics steps of 10 ms an action.",
  state: {
    cart: {
      position: { description: "Position along the rail, 0 in its middle, stops at ±1", unit: "m", range: [-1, 1] },
      velocity: { description: "Velocity along the rail", unit: "m/s", range: [-5, 5] },
      stopForce: {
        description: "Force of the rail's stops on the cart in the last physics step, 0 away from them",
        unit: "N",
        range: [-1000, 1000],
      },
    },
    lower: {
      angle: angle("Angle of the lower pole from the vertical, positive leaning to +x"),
      rate: rate("Rate of the lower pole's angle"),
    },
    upper: {
      angle: angle("Angle of the upper pole from the lower pole's direction, positive bent to +x"),
      rate: rate("Rate of the upper pole's angle"),
    },
    tip: {
      x: { description: "Position of the upper pole's end along the rail", unit: "m", range: [-1.7, 1.7] },
      height: {
        description: "Height of the upper pole's end over the rail, 1.2 with both poles upright",
        unit: "m",
        range: [0.9, 1.2],
      },
      laggedX: {
        description: "tip.x one physics step (10 ms) ago, as Gymnasium reads it",
        unit: "m",
        range: [-1.7, 1.7],
      },
      laggedHeight: {
        description: "tip.height one physics step (10 ms) ago, as Gymnasium reads it",
        unit: "m",
        range: [0.9, 1.2],
      },
    },
  },
  action: {
    push: { description: "Force on the cart along the rail, in units of 500 N", unit: "1", range: [-1, 1] },
  },
  control: { kind: "continuous" },
  observation: {
    labels: [
      "cart.position",
      "sin(lower.angle)",
      "sin(upper.angle)",
      "cos(lower.angle)",
      "cos(upper.angle)",
      "cart.velocity",
      "lower.rate",
      "upper.rate",
      "cart.stopForce",
    ],
  },
  dt: 0.05,
  maxSteps: 1000,
  termination: "tip.laggedHeight is not higher than 1 m.",
  symmetries: [
    {
      label: "left and right",
      state: { negate: ["cart", "lower", "upper", "tip.x", "tip.laggedX"] },
      action: { negate: ["push"] },
      snapshot: { negate: [1, 2, 3, 4, 5, 6] },
    },
  ],
});

const clip = (value: number): number => Math.min(Math.max(value, -observed), observed);

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics(physics) {
      const tipSite = physics.id("site", "tip");
      return {
        start({ data: { qpos, qvel }, random }) {
          for (let joint = 0; joint < 3; joint++) qpos[joint] = random.between(-resetNoise, resetNoise);
          for (let joint = 0; joint < 3; joint++) qvel[joint] = resetNoise * random.normal();
        },
        readLagged({ data: { site_xpos }, state: { tip } }) {
          tip.laggedX = site_xpos[3 * tipSite] as number;
          tip.laggedHeight = site_xpos[3 * tipSite + 2] as number;
        },
        read({ data: { qpos, qvel, qfrc_constraint, site_xpos }, state: { cart, lower, upper, tip } }) {
          cart.position = qpos[0] as number;
          cart.velocity = qvel[0] as number;
          // The slide joint has no constraint but its limits.
          cart.stopForce = qfrc_constraint[0] as number;
          lower.angle = qpos[1] as number;
          lower.rate = qvel[1] as number;
          upper.angle = qpos[2] as number;
          upper.rate = qvel[2] as number;
          tip.x = site_xpos[3 * tipSite] as number;
          tip.height = site_xpos[3 * tipSite + 2] as number;
        },
        observe({ data: { qpos, qvel }, state: { cart }, observation }) {
          observation[0] = qpos[0] as number;
          observation[1] = Math.sin(qpos[1] as number);
          observation[2] = Math.sin(qpos[2] as number);
          observation[3] = Math.cos(qpos[1] as number);
          observation[4] = Math.cos(qpos[2] as number);
          for (let joint = 0; joint < 3; joint++) observation[5 + joint] = clip(qvel[joint] as number);
          observation[8] = clip(cart.stopForce);
        },
        terminated: ({ state: { tip } }) => tip.laggedHeight <= minHeight,
      };
    },
  }),
});
