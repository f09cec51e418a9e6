import { gaussian, tolerance } from "reward";
import type { Step } from "environment";

const mark = 0.5;

export const weights = { atMark: 1, bonus: 0.5, upright: 1 };

export function terms({ next, terminated }: Step) {
  const offset = next.cart.position - mark;
  let bonus = Math.abs(next.cart.velocity) < 0.5 ? 1 : 0;
  bonus = tolerance(offset, { bounds: [-0.1, 0.1] });
  return {
    atMark: gaussian(offset, 0.3),
    bonus,
    upright: terminated ? 0 : 1,
  };
}
