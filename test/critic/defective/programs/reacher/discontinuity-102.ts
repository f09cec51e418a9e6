import type { Step } from "environment";

export const weights = { near: 1, effort: 0.01 };

function near(gap: number): number {
  if (gap < 0.05) {
    return 1 - gap / 0.05;
  }
  return 1 - gap / 0.4;
}

export const terms = ({ next, action }: Step) => ({
  near: near(next.fingertip.markDistance),
  effort: -(action.torque[0] ** 2) - action.torque[1] ** 2,
});
