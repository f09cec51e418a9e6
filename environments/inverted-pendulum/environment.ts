import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { mujocoEnvironment } from "../../src/simulator/mujoco/environment.ts";

// Gymnasium InvertedPendulum-v5.
const frameSkip = 2;
const resetNoise = 0.01;
const maxAngle = 0.2;

const spec = defineSpec({
  name: "inverted-pendulum",
  summary:
    "A pole of 0.6 m and 4.9 kg stands on a hinge on a cart of 10.5 kg, which a motor drives along a rail of 2 m with stops at both ends. Every episode starts with the pole upright and the cart in the middle, all positions and velocities disturbed by up to ±0.01. MuJoCo, RK4, 2 physics steps of 20 ms an action.",
  state: {
    cart: {
      position: { description: "Position along the rail, 0 in its middle, stops at ±1", unit: "m", range: [-1, 1] },
      velocity: { description: "Velocity along the rail", unit: "m/s", range: [-3, 3] },
    },
    pole: {
      angle: {
        description: "Angle of the pole from the vertical, positive leaning to +x; it is in balance at −0.0017",
        unit: "rad",
        range: [-0.25, 0.25],
      },
      rate: { description: "Rate of the pole's angle", unit: "rad/s", range: [-6, 6] },
    },
  },
  action: {
    push: { description: "Force on the cart along the rail, in units of 100 N", unit: "1", range: [-3, 3] },
  },
  control: { kind: "continuous" },
  observation: { labels: ["cart.position", "pole.angle", "cart.velocity", "pole.rate"] },
  dt: 0.04,
  maxSteps: 1000,
  termination: "The pole leans more than 0.2 rad from the vertical, either way.",
});

export const environment = defineEnvironment({
  spec,
  create: mujocoEnvironment(spec, {
    model: new URL("./model.xml", import.meta.url),
    frameSkip,
    dynamics: () => ({
      start({ data: { qpos, qvel }, random }) {
        for (let joint = 0; joint < 2; joint++) qpos[joint] = random.between(-resetNoise, resetNoise);
        for (let joint = 0; joint < 2; joint++) qvel[joint] = random.between(-resetNoise, resetNoise);
      },
      read({ data: { qpos, qvel }, state: { cart, pole } }) {
        cart.position = qpos[0] as number;
        cart.velocity = qvel[0] as number;
        pole.angle = qpos[1] as number;
        pole.rate = qvel[1] as number;
      },
      observe({ data: { qpos, qvel }, observation }) {
        observation.set(qpos);
        observation.set(qvel, 2);
      },
      terminated: ({ state: { pole } }) => Math.abs(pole.angle) > maxAngle,
    }),
  }),
});
