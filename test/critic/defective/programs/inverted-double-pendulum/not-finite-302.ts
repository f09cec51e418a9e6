import type { Step } from "environment";

const LENGTH = 1.1;

export const weights = { alive: 10, upright: 2, calm: 0.01 };

export const terms = (step: Step) => {
  const { next, terminated } = step;
  // the angle that one straight pole of this length would have
  const lean = Math.acos(next.tip.height / LENGTH);
  return {
    alive: terminated ? 0 : 1,
    upright: -(lean ** 2),
    calm: -(next.lower.rate ** 2 + next.upper.rate ** 2),
  };
};
