import type { Step } from "environment";
import { ramp, square } from "reward";

export const weights = { thrift: 1, arrival: 10 };

export function terms({ action, next, terminated }: Step) {
  const near = ramp(next.car.position, -0.6, 0.45);
  return { thrift: 1 - square(action.throttle) + 0.1 * near, arrival: terminated ? 1 : 0 };
}
