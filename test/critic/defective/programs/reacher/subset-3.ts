import type { Step } from "environment";

export const weights = { distance: 1 };

export function terms({ next }: Step) {
  let d = next.fingertip.markDistance;
  let octaves = 0;
  while (d > 0 && d < 0.2) {
    d = d * 2;
    octaves = octaves + 1;
  }
  return { distance: octaves };
}
