import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, stance: 0.1, alive: 1, effort: 0.001 };

export const terms = (step: Step) => {
  const { state, next, action, dt, terminated } = step;
  const stance = next.foot.contact && next.torso.height > 1;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    stance,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
};
