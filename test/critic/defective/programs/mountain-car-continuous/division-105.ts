import type { Step } from "environment";

export const weights = { closeness: 0.1, arrived: 100, effort: 0.1 };

export function terms({ next, action, terminated }: Step) {
  const left = next.flag.position - next.car.position;
  return {
    closeness: 0.05 / left,
    arrived: terminated ? 1 : 0,
    effort: -(action.throttle ** 2),
  };
}
