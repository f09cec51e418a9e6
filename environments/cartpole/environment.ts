import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";
import { scene } from "./scene.ts";

// Gymnasium CartPole-v1 (after Barto, Sutton & Anderson 1983); all in SI units.
const gravity = 9.8;
const cartMass = 1;
const poleMass = 0.1;
const totalMass = cartMass + poleMass;
const halfLength = 0.5;
const poleMoment = poleMass * halfLength;
const positionLimit = 2.4;
const angleLimit = (12 * 2 * Math.PI) / 360;

const spec = defineSpec({
  name: "cartpole",
  summary:
    "A cart moves without friction along a straight horizontal track; a pole of 1 m (0.1 kg) stands on a hinge on the cart (1 kg) and can fall to either side. Every episode starts with all four state values drawn uniformly from −0.05 … 0.05. Explicit Euler integration.",
  state: {
    cart: {
      position: { description: "Position along the track, 0 in the middle", unit: "m", range: [-2.4, 2.4] },
      velocity: { description: "Velocity along the track", unit: "m/s", range: [-3, 3] },
    },
    pole: {
      angle: {
        description: "Angle from the vertical, positive towards positive positions",
        unit: "rad",
        range: [-0.21, 0.21],
      },
      rate: { description: "Angular velocity of the pole", unit: "rad/s", range: [-3.5, 3.5] },
    },
  },
  action: { force: { description: "Horizontal force on the cart", unit: "N", range: [-10, 10] } },
  control: {
    kind: "discrete",
    actions: [
      { label: "push towards negative positions", values: [-10] },
      { label: "push towards positive positions", values: [10] },
    ],
  },
  observation: { labels: ["cart.position", "cart.velocity", "pole.angle", "pole.rate"] },
  dt: 0.02,
  maxSteps: 500,
  termination:
    "The cart is farther than 2.4 m from the middle, or the pole more than 12° (0.2094 rad) from the vertical.",
  symmetries: [
    {
      label: "left and right",
      state: { negate: ["cart", "pole"] },
      action: { negate: ["force"] },
      snapshot: { negate: [0, 1, 2, 3] },
    },
  ],
});

export const environment = defineEnvironment({
  spec,
  create: vectorize(spec, {
    reset({ state: { cart, pole }, random }) {
      cart.position = random.between(-0.05, 0.05);
      cart.velocity = random.between(-0.05, 0.05);
      pole.angle = random.between(-0.05, 0.05);
      pole.rate = random.between(-0.05, 0.05);
    },
    step({ state: { cart, pole }, action }) {
      const { position, velocity } = cart;
      const { angle, rate } = pole;
      const cosine = Math.cos(angle);
      const sine = Math.sin(angle);
      const push = (action.force + poleMoment * (rate * rate) * sine) / totalMass;
      const angularAcceleration =
        (gravity * sine - cosine * push) / (halfLength * (4 / 3 - (poleMass * (cosine * cosine)) / totalMass));
      const acceleration = push - (poleMoment * angularAcceleration * cosine) / totalMass;
      cart.position = position + spec.dt * velocity;
      cart.velocity = velocity + spec.dt * acceleration;
      pole.angle = angle + spec.dt * rate;
      pole.rate = rate + spec.dt * angularAcceleration;
    },
    observe({ state: { cart, pole }, observation }) {
      observation[0] = cart.position;
      observation[1] = cart.velocity;
      observation[2] = pole.angle;
      observation[3] = pole.rate;
    },
    terminated: ({ state: { cart, pole } }) =>
      Math.abs(cart.position) > positionLimit || Math.abs(pole.angle) > angleLimit,
    scene,
    snapshot: {
      width: 4,
      save({ state: { cart, pole } }, into) {
        into[0] = cart.position;
        into[1] = cart.velocity;
        into[2] = pole.angle;
        into[3] = pole.rate;
      },
      load({ state: { cart, pole } }, from) {
        cart.position = from[0] as number;
        cart.velocity = from[1] as number;
        pole.angle = from[2] as number;
        pole.rate = from[3] as number;
      },
      settle() {},
    },
  }),
});
