import type { Step } from "environment";

export const weights = { height: 2, time: 0.1, arrival: 20 };

export const terms = ({ next, terminated }: Step) => ({
  height: next.car.height,
  time: -1,
  arrival: terminated ? 1 : 0,
});
