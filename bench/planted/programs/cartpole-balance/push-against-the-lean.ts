import { square } from "reward";
import type { Step } from "environment";

// Counteract the lean: where the pole leans to the right the push goes to the left, and the other way round.
export const weights = { counter: 1, centred: 0.05 };

export function terms({ state, action, next }: Step) {
  return {
    counter: -Math.sign(action.force * state.pole.angle),
    centred: -square(next.cart.position),
  };
}
