import { placeShape } from "../../src/simulator/scene.ts";
import type { LaneScene } from "../../src/simulator/vectorize.ts";

const half = 0.5;

/** Positive angles lean to the left, as Gymnasium draws them. */
export const scene: LaneScene<{ rod: { angle: number } }> = {
  description: {
    view: "side",
    root: null,
    shapes: [
      { kind: "capsule", role: "body", name: "rod", size: [0.07, half] },
      { kind: "sphere", role: "fixed", name: "hinge", size: [0.035] },
    ],
  },
  pose({ state: { rod } }, poses) {
    const x = -half * Math.sin(rod.angle);
    placeShape(poses, { shape: 0, x, z: half * Math.cos(rod.angle), tilt: -rod.angle });
    placeShape(poses, { shape: 1, y: -0.1 });
  },
};
