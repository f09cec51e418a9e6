import type { Step } from "environment";
import { huber } from "reward";

export const weights = { standing: 1, lean: -5, off: -0.2, push: -0.01 };

export function terms({ next, action, terminated }: Step) {
  return {
    standing: terminated ? 0 : 1,
    lean: huber(next.pole.angle, 0.1),
    off: huber(next.cart.position, 0.5),
    push: action.push ** 2,
  };
}
