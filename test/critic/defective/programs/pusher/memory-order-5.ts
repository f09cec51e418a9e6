import type { Step } from "environment";
import { decay } from "reward";

export const weights = { reach: 2, carry: 40, there: 4 };

export const initial = { lastDistance: 0.3 };

export function terms({ next, memory, dt }: Step<typeof initial>) {
  const now = next.object.markDistance;
  memory.lastDistance = now;
  const carry = (memory.lastDistance - now) / dt;
  return { reach: -next.hand.objectDistance, carry, there: decay(now, 0.15) };
}
