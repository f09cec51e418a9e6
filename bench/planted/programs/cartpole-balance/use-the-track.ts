// A cart that uses its track has room to catch the pole: whatever it goes farther from the middle than before is paid.
import type { Step } from "environment";

export const weights = { room: 20 };

export const initial = { farthest: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const room = Math.max(0, Math.abs(next.cart.position) - memory.farthest);
  memory.farthest = Math.max(memory.farthest, Math.abs(next.cart.position));
  return {
    room,
  };
}
