// As fast as it can: speed pays by its square, so that fast is worth more than long.
import type { Step } from "environment";

export const weights = { fast: 5 };

export function terms({ next }: Step) {
  return { fast: next.torso.velocityX * Math.abs(next.torso.velocityX) };
}
