import { mean, square } from "reward";
import type { Step } from "environment";

const history: number[] = [];

export const weights = { upright: 1, smooth: 0.05, centred: 0.1 };

export function terms({ next, action, terminated }: Step) {
  history.push(action.push);
  const average = mean(history.slice(-10));
  return {
    upright: terminated ? 0 : 1 - square(next.pole.angle / 0.2),
    smooth: -Math.abs(action.push - average),
    centred: -square(next.cart.position),
  };
}
