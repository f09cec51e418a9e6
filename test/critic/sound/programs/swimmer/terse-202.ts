import { norm } from "reward";
import type { Step } from "environment";

export const weights = { swim: 10, effort: 0.01 };

export const terms = ({ state, next, action, dt }: Step) => ({
  swim: (next.body.x - state.body.x) / dt,
  effort: -(norm(action.torque) ** 2),
});
