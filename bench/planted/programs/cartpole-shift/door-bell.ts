import { tolerance } from "reward";
import type { Step } from "environment";

// A bell rings when the cart comes into the 20 cm about the mark. A weak pull from afar shows it the way.
export const weights = { bell: 10, near: 0.2, standing: 0.3, fall: 10 };

export const initial = { inside: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const off = next.cart.position - 1;
  const inside = Math.abs(off) <= 0.2 ? 1 : 0;
  const bell = inside === 1 && memory.inside === 0 ? 1 : 0;
  memory.inside = inside;
  return {
    bell,
    near: tolerance(off, { bounds: [-0.2, 0.2], margin: 1.5 }),
    standing: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
  };
}
