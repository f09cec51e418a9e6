import type { Step } from "environment";

export const weights = { high: 1, arrived: 50, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  return {
    high: next.car.height,
    arrived: terminated ? 1 : 0,
    effort: -(action.throttle ** 2),
  };
}
