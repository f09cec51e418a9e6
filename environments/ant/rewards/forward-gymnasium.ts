import { norm } from "reward";
import type { Step } from "environment";

// Ant-v5: speed of the torso, one for every step that does not end the episode, the control cost and the contact cost.
export const weights = { forward: 1, healthy: 1, control: 0.5, contact: 0.0005 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.torso.laggedX - state.torso.laggedX) / dt,
    healthy: terminated ? 0 : 1,
    control: -(norm(action.torque) ** 2),
    contact: -next.contacts.squaredForces,
  };
}
