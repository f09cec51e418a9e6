import { decay, square } from "reward";
import type { Step } from "environment";

const centreScale = 0.3; // m

export const weights = { alive: 1, centreBonus: 0.2, calm: 0.01 };

export function terms({ next, terminated }: Step) {
  const alive = terminated ? 0 : 1;
  const centreBonus = -decay(next.cart.position, centreScale);
  const calm = -square(next.pole.rate);
  return { alive, centreBonus, calm };
}
