import { norm } from "reward";
import type { Step } from "environment";

export const weights = { backward: 1, alive: 1, lean: -0.1, effort: -0.001 };

export const terms = ({ state, action, next, dt, terminated }: Step) => ({
  backward: (state.torso.x - next.torso.x) / dt,
  alive: terminated ? 0 : 1,
  lean: Math.abs(next.torso.pitch),
  effort: norm(action.torque) ** 2,
});
