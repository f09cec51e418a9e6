import { square } from "reward";
import type { Step } from "environment";

const margin = 0.5; // m

export const weights = { upright: 1, centred: 0.5, alive: 1 };

function centring(position: number): number {
  const offset = Math.abs(position);
  return offset < margin ? 1 - square(offset) : 1.5 - offset;
}

export function terms({ next, terminated }: Step) {
  return {
    upright: 1 - Math.abs(next.tip.height - 1.2) / 0.2,
    centred: centring(next.cart.position),
    alive: terminated ? 0 : 1,
  };
}
