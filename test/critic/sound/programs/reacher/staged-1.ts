import type { Step } from "environment";

// Far: the distance leads. Within 5 cm: the same, and a second, steeper slope from there on.
export const weights = { far: 5, fine: 2, still: 0.01 };

export function terms({ next: { fingertip } }: Step) {
  const d = fingertip.markDistance;
  return {
    far: -d,
    fine: d < 0.05 ? 1 - d / 0.05 : 0,
    still: -Math.hypot(fingertip.velocityX, fingertip.velocityY),
  };
}
