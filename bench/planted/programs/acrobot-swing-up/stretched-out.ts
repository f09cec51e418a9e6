import { square } from "reward";
import type { Step } from "environment";

// Two metres of arm reach highest when the elbow is straight. Keep it stretched, and raise the whole.
export const weights = { stretched: 3, high: 0.1, arrival: 10 };

export const terms = ({ next, terminated }: Step) => ({
  stretched: -square(next.elbow.angle),
  high: next.tip.height / 2,
  arrival: terminated ? 1 : 0,
});
