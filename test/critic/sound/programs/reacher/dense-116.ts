import type { Step } from "environment";

export const weights = { gap: 1, log: 0.05, effort: 0.01 };

export function terms({ next, action }: Step) {
  const gap = next.fingertip.markDistance;
  return {
    gap: -gap,
    // slope down to the last millimetres
    log: -Math.log((gap + 0.005) / 0.005),
    effort: -(action.torque[0] ** 2) - action.torque[1] ** 2,
  };
}
