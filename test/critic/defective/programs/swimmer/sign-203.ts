import { norm } from "reward";
import type { Step } from "environment";

export const weights = {
  swim: 4,
  sidewaysPenalty: 0.5,
  effort: -0.001,
};

export function terms({ state, next, action, dt }: Step) {
  const swim = (next.body.x - state.body.x) / dt;
  const sidewaysPenalty = Math.abs(next.body.velocityY);
  const effort = norm(action.torque) ** 2;
  return { swim, sidewaysPenalty, effort };
}
