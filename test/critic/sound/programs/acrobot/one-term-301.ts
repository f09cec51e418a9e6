import type { Step } from "environment";

export const weights = { missing: 1 };

// never positive, and over as soon as the tip is up: the sooner, the cheaper
export const terms = ({ next, terminated }: Step) => ({
  missing: terminated ? 0 : (Math.min(next.tip.height, 1) - 1) / 3 - 0.2,
});
