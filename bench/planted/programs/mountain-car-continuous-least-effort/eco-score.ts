import type { Step } from "environment";

// The budget of 40 is the prize, and what is used of it is taken off: what is left is the score.
export const weights = { prize: 40, used: 1 };

export const terms = ({ action, terminated }: Step) => ({
  prize: terminated ? 1 : 0,
  used: -(action.throttle ** 2),
});
