import { decay, square } from "reward";
import type { Step } from "environment";

const straightUp = 2; // m
const heightTemperature = 0.3; // m
const maxTorque = 5; // N·m

export const weights = { upright: 2, fall: 20, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  const missing = straightUp - next.tip.height;
  return {
    upright: decay(missing, heightTemperature),
    fall: terminated ? -1 : 0,
    effort: -square(action.torque / maxTorque),
  };
}
