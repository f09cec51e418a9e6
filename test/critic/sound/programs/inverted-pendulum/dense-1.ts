import type { Step } from "environment";

export const weights = { up: 1, pole: 5, cart: 0.2, push: 0.01 };

export function terms({ action, next, terminated }: Step) {
  return {
    up: terminated ? 0 : 1,
    pole: -(next.pole.angle ** 2),
    cart: -(next.cart.position ** 2),
    push: -(action.push ** 2),
  };
}
