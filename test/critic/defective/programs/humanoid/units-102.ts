import type { Step } from "environment";
import { norm, ramp } from "reward";

export const weights = { upright: 1, motion: 0.2 };

export const terms = ({ next }: Step) => ({
  upright: ramp(next.torso.height, 1, 1.25),
  motion: -norm([next.torso.velocityX, next.torso.velocityY, next.torso.yawRate]),
});
