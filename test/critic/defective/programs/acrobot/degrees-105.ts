import type { Step } from "environment";
import { angleDifference, decay } from "reward";

export const weights = { up: 1, straight: 0.5, high: 1 };

export const terms = ({ next }: Step) => ({
  up: decay(angleDifference(next.shoulder.angle, 180), 0.5),
  straight: decay(next.elbow.angle, 0.5),
  high: Math.max(0, next.tip.height - 1),
});
