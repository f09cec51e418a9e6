import type { Step } from "environment";

// Below: height. Within half a radian of the top: the same and up to 2 more for being still there.
export const weights = { height: 1, top: 2, effort: 0.002 };

export function terms({ action, next: { rod } }: Step) {
  const near = 1 - Math.abs(rod.angle) / 0.5;
  return {
    height: (1 + rod.height) / 2,
    top: near > 0 ? near / (1 + rod.rate ** 2) : 0,
    effort: -(action.torque ** 2),
  };
}
