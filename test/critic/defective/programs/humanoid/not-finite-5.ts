import type { Step } from "environment";

export const weights = { alive: 1, upright: 0.5, hold: 0.1 };

export function terms({ action, next, terminated }: Step) {
  // the last motor is the left elbow
  const elbow = action.torque[17];
  return { alive: terminated ? 0 : 1, upright: -next.torso.tilt, hold: -(elbow ** 2) };
}
