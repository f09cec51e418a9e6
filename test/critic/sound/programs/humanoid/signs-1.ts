import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["standing"];
export const weights = { standing: 1, forward: 1, sideways: 1 };

export const terms = ({ next, terminated }: Step) => ({
  standing: terminated ? -1 : 1,
  forward: next.torso.velocityX,
  sideways: -0.5 * Math.abs(next.torso.velocityY),
});
