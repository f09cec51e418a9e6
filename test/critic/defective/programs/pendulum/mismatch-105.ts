import type { Step } from "environment";

export const weights = { heigth: 1, calm: 0.05, effort: 0.001 };

export function terms({ next, action }: Step) {
  return {
    height: next.rod.height,
    calm: -(next.rod.rate ** 2),
    effort: -(action.torque ** 2),
  };
}
