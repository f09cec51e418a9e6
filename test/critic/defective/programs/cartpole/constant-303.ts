import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, centred: 0.2, gentle: 0.05 };

export function terms(step: Step) {
  const { action, next } = step;
  return {
    upright: step.terminated ? 0 : gaussian(next.pole.angle, 0.1),
    centred: step.terminated ? 0 : gaussian(next.cart.position, 1),
    // full pushes cost the most
    gentle: -((action.force / 10) ** 2),
  };
}
