import { square, tolerance } from "reward";
import type { Step } from "environment";

const maxForce = 10; // N

export const weights = { upright: 1, centred: 0.3, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  return {
    upright: terminated ? 0 : tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
    centred: tolerance(next.cart.position, { bounds: [-0.1, 0.1], margin: 2 }),
    // gentle pushes are better
    effort: -square(action.force / maxForce),
  };
}
