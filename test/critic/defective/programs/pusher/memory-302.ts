import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { record: 5, hand: 0.5, effort: 0.001 };

export const initial = { closest: 0.6 };

export const terms = ({ action, next, memory }: Step<typeof initial>) => {
  const { markDistance } = next.object;
  // pay for each new record only
  const record = clamp(memory.closest - markDistance, 0, 0.6);
  return {
    record,
    hand: -next.hand.objectDistance,
    effort: -action.torque.reduce((total, t) => total + t * t, 0),
  };
};
