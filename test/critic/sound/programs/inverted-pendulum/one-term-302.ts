import type { Step } from "environment";

export const weights = { standing: 1 };

export const terms = ({ next, terminated }: Step) => ({
  // 1 upright, half of it at the limit
  standing: terminated ? 0 : 1 - (next.pole.angle / 0.2) ** 2 / 2,
});
