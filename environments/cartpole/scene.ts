import { placeShape } from "../../src/simulator/scene.ts";
import type { LaneScene } from "../../src/simulator/vectorize.ts";

type State = { cart: { position: number }; pole: { angle: number } };

const end = 2.4;
const cartTop = 0.2;
const halfPole = 0.5;

/** The cart's size is the picture's alone: the equations know only its mass. */
export const scene: LaneScene<State> = {
  description: {
    view: "side",
    root: 1,
    shapes: [
      {
        kind: "line",
        role: "ground",
        points: [
          [-end, 0, 0.12],
          [-end, 0, 0],
          [end, 0, 0],
          [end, 0, 0.12],
        ],
      },
      { kind: "box", role: "body", name: "cart", size: [0.2, 0.15, 0.07] },
      { kind: "sphere", role: "fixed", size: [0.05] },
      { kind: "sphere", role: "fixed", size: [0.05] },
      { kind: "capsule", role: "limb", name: "pole", size: [0.03, halfPole] },
    ],
  },
  pose({ state: { cart, pole } }, poses) {
    placeShape(poses, { shape: 0 });
    placeShape(poses, { shape: 1, x: cart.position, z: cartTop - 0.07 });
    placeShape(poses, { shape: 2, x: cart.position - 0.12, z: 0.05 });
    placeShape(poses, { shape: 3, x: cart.position + 0.12, z: 0.05 });
    const x = cart.position + halfPole * Math.sin(pole.angle);
    placeShape(poses, { shape: 4, x, z: cartTop + halfPole * Math.cos(pole.angle), tilt: pole.angle });
  },
};
