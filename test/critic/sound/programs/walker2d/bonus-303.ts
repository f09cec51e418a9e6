import { square } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, forward: 1, brisk: 0.5, effort: 0.002 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  let effort = 0;
  for (let i = 0; i < 6; i++) effort -= square(action.torque[i]);
  return {
    alive: terminated ? 0 : 1,
    forward: speed,
    brisk: speed > 1 && !terminated ? 1 : 0,
    effort,
  };
}
