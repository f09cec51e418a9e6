import type { Step } from "environment";

export const weights = { high: 1, smooth: 0.1, straight: 0.2 };

export const initial = { lastTorque: 0 };

export function terms({ next, action, memory }: Step<typeof initial>) {
  memory.lastTorque = action.torque;
  return {
    high: next.tip.height - 1,
    smooth: -Math.abs(action.torque - memory.lastTorque) / 5,
    straight: Math.cos(next.elbow.angle),
  };
}
