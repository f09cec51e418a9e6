import type { Step } from "environment";

export const weights = { gap: 1, effort: 0.01 };

export function terms({ next, action }: Step) {
  const gap = next.fingertip.markDistance;
  const [shoulder, elbow] = action.torque;
  return {
    gap,
    effort: -(shoulder ** 2) - elbow ** 2,
  };
}
