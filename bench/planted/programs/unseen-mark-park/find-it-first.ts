import { once } from "reward";
import type { Step } from "environment";

// Ten for having parked at the mark, whenever that is; the push costs a trifle, so that it does not rush about.
export const weights = { parked: 10, push: 0.002 };

export const initial = { parked: 0 };

export function terms({ action, next: { sled, mark }, memory }: Step<typeof initial>) {
  const there = Math.abs(sled.position - mark.position) <= 0.2 && Math.abs(sled.velocity) <= 0.3;
  return { parked: once(memory, "parked", there), push: -(action.push ** 2) };
}
