import type { Step } from "environment";

export const weights = { climb: 1, time: 1 };

export const terms = ({ next }: Step) => ({
  climb: Math.exp(next.car.position / 0.025),
  time: -1,
});
