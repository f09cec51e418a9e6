import type { Step } from "environment";

// Height is the goal itself; calm joints are what lets it last, and a fall costs what it forfeits.
export const weights = { height: 1, calm: 0.05, effort: 0.002, fall: 20 };

export function terms({ action, next, terminated }: Step) {
  return {
    height: next.tip.height - 1.9,
    calm: -(next.shoulder.rate ** 2 + 0.2 * next.elbow.rate ** 2),
    effort: -(action.torque ** 2),
    fall: terminated ? -1 : 0,
  };
}
