// Carried well is carried calmly: the cart's speed, the pole's rate and the push all have their price, the mark its prize.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { speed: 3, rate: 0.5, push: 0.3, mark: 0.3, upright: 6 };

export function terms({ action, next: { cart, pole }, terminated }: Step) {
  return {
    speed: -Math.abs(cart.velocity),
    rate: -Math.abs(pole.rate),
    push: -Math.abs(action.push),
    mark: tolerance(cart.position, { bounds: [0.45, 0.55], margin: 0.15 }),
    upright: terminated ? 0 : 1,
  };
}
