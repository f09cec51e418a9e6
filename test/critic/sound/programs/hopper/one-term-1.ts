import type { Step } from "environment";
import { clamp } from "reward";

export const weights = { reward: 1 };

export const terms = ({ next, terminated }: Step) => ({
  reward: terminated ? -1 : 1 + clamp(next.torso.velocityX, -1, 4),
});
