import { norm } from "reward";
import type { Step } from "environment";

export const weights = { run: 1, upright: 0.3, effort: 0.1 };

export const terms = ({ state, next, action, dt }: Step) => ({
  run: (next.torso.x - state.torso.x) / dt,
  upright: Math.cos(next.torso.pitch),
  effort: -(norm(action.torque) ** 2),
});
