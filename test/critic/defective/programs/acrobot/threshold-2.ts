import type { Step } from "environment";

export const weights = { height: 1, top: 2, calm: 0.05, fall: 20 };

export function terms({ next, terminated }: Step) {
  const onTop = next.tip.height >= 2.1;
  return {
    height: next.tip.height - 1.9,
    top: onTop ? 1 : 0,
    calm: -(next.shoulder.rate ** 2) - 0.2 * next.elbow.rate ** 2,
    fall: terminated ? -1 : 0,
  };
}
