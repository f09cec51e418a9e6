import { placeShape } from "../../src/simulator/scene.ts";
import type { LaneScene } from "../../src/simulator/vectorize.ts";
import { line } from "./spec.ts";

type State = { shoulder: { angle: number }; elbow: { angle: number } };

const half = 0.5;

export const scene: LaneScene<State> = {
  description: {
    view: "side",
    root: null,
    shapes: [
      {
        kind: "line",
        role: "target",
        points: [
          [-2.2, 0, line],
          [2.2, 0, line],
        ],
      },
      { kind: "capsule", role: "body", name: "upper", size: [0.08, half] },
      { kind: "capsule", role: "limb", name: "lower", size: [0.07, half] },
      { kind: "sphere", role: "fixed", name: "shoulder", size: [0.04] },
      { kind: "sphere", role: "fixed", name: "elbow", size: [0.035] },
    ],
  },
  pose({ state: { shoulder, elbow } }, poses) {
    // Angles from hanging down; a capsule's tilt is from standing up, which for a rod's middle is the same line.
    const upper = shoulder.angle;
    const lower = upper + elbow.angle;
    const x = Math.sin(upper);
    const z = -Math.cos(upper);
    placeShape(poses, { shape: 0 });
    placeShape(poses, { shape: 1, x: half * x, z: half * z, tilt: -upper });
    placeShape(poses, {
      shape: 2,
      y: -0.05,
      x: x + half * Math.sin(lower),
      z: z - half * Math.cos(lower),
      tilt: -lower,
    });
    placeShape(poses, { shape: 3, y: -0.1 });
    placeShape(poses, { shape: 4, x, y: -0.1, z });
  },
};
