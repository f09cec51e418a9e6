import type { Step } from "environment";

export const weights = { alive: 1, lean: 0.5, centred: 0.2 };

const limit = (12 * Math.PI) / 180; // the angle at which it is over

export function terms({ next, terminated }: Step) {
  return {
    alive: terminated ? 0 : 1,
    lean: -((next.pole.angle / limit) ** 2),
    centred: -((next.cart.position / 2.4) ** 2),
  };
}
