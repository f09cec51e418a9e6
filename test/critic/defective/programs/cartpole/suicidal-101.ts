import type { Step } from "environment";

export const weights = { time: 1, lean: 0.5 };

export const terms = ({ next }: Step) => ({
  time: -1,
  lean: -((next.pole.angle / 0.2094) ** 2),
});
