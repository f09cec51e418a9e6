import type { Step } from "environment";

export const weights = { gap: 1, swiftness: 0.002 };

export function terms({ next }: Step) {
  const rates = Math.abs(next.shoulder.rate) + Math.abs(next.elbow.rate);
  return {
    gap: -next.fingertip.markDistance,
    // discourage joints that turn fast
    swiftness: rates,
  };
}
