// Each step up is one, less a little for push and for being away from the middle.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, push: 0.01, away: 0.2 };

export function terms({ action, next: { cart }, terminated }: Step) {
  return {
    up: terminated ? 0 : 1,
    push: -square(action.push),
    away: -Math.abs(cart.position),
  };
}
