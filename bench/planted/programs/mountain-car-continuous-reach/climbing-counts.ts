// Each climb is work done and is paid by the height gained; the flag is worth something as well.
import type { Step } from "environment";

export const weights = { climbed: 20, flag: 2 };

export function terms({ state, next, terminated }: Step) {
  return {
    climbed: Math.max(0, next.car.height - state.car.height),
    flag: terminated ? 1 : 0,
  };
}
