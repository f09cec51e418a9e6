import { norm } from "reward";
import type { Step } from "environment";

// Humanoid-v5: speed of the centre of mass, five for every step that does not end the episode, the control cost and the
// contact cost of 5e-7 the sum of squares in N² and (N·m)², cut off at 10.
export const weights = { forward: 1.25, healthy: 5, control: 0.1, contact: 1 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    forward: (next.centerOfMass.laggedX - state.centerOfMass.laggedX) / dt,
    healthy: terminated ? 0 : 1,
    control: -(norm(action.torque) ** 2),
    contact: -Math.min(0.5 * next.contacts.squaredForces, 10),
  };
}
