import { norm } from "reward";
import type { Step } from "environment";

const minHeight = 0.7;
const maxPitch = 0.2;

export const weights = { forward: 1, alive: 1, fall: 20, effort: 0.001 };

export function terms({ state, next, action }: Step) {
  const fallen = state.torso.height <= minHeight || Math.abs(state.torso.pitch) >= maxPitch;
  return {
    forward: next.torso.velocityX,
    alive: 1,
    fall: fallen ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
