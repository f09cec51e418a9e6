import { decay, gaussian } from "reward";
import type { Step } from "environment";

const straight = 1.2; // m

export const weights = { high: 1, centred: 0.3, alive: 2 };

export function terms({ next, terminated }: Step) {
  const drop = straight - next.tip.height;
  return {
    high: decay(drop, 0.05),
    centred: gaussian(next.tip.x, 0.4),
    alive: terminated ? 0 : 1,
  };
}
