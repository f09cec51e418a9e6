// Pay for speed worth the name, above half a metre a second, and for height above 0.9; the flag gives the prize.
import { smoothstep } from "reward";
import type { Step } from "environment";

export const weights = { fast: 2, high: 2, flag: 50, idle: 0.05 };

export function terms({ action, next, terminated }: Step) {
  return {
    fast: smoothstep(Math.abs(next.car.velocity), 0.5, 1),
    high: smoothstep(next.car.height, 0.95, 1),
    flag: terminated ? 1 : 0,
    idle: -Math.abs(action.throttle),
  };
}
