import { dot } from "reward";
import type { Step } from "environment";

export const weights = { v: 1, up: 0.5, u: -0.05 };

export const terms = ({ next: { torso }, action: { torque } }: Step) => ({
  v: torso.velocityX,
  up: Math.cos(torso.pitch),
  u: dot(torque, torque),
});
