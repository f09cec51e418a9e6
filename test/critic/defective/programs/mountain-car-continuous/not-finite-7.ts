import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { progress: 0.5, arrival: 10, effort: 0.15 };

export function terms({ action, next, terminated }: Step) {
  const share = ramp(next.car.position, -0.6, 0.45);
  return {
    progress: Math.log(share),
    arrival: terminated ? 1 : 0,
    effort: -(action.throttle ** 2),
  };
}
