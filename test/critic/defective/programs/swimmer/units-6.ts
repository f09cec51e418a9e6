import type { Step } from "environment";
import { norm, square } from "reward";

export const weights = { turned: 2, effort: 0.001 };

export function terms(step: Step) {
  const before = step.state.body.turnRate;
  const after = step.next.body.heading;
  return {
    turned: after - before,
    effort: -square(norm(step.action.torque)),
  };
}
