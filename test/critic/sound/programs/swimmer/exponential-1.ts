import { norm, square } from "reward";
import type { Step } from "environment";

// Heading gates the speed: what is swum askew counts less.
export const weights = { forward: 8, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  const speed = (next.body.x - state.body.x) / dt;
  const aligned = Math.exp(-square(next.body.heading / 0.8));
  return {
    forward: speed > 0 ? speed * (0.3 + 0.7 * aligned) : speed,
    effort: -(norm(action.torque) ** 2),
  };
}
