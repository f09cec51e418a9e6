import { angleDifference } from "reward";
import type { Step } from "environment";

export const weights = { error: 1, rate: 0.1 };

// about 17 degrees
const wanted = (17.2 * Math.PI) / 180;

export const terms = ({ next }: Step) => ({
  error: -(angleDifference(next.rod.angle, wanted) ** 2),
  rate: -(next.rod.rate ** 2),
});
