// As little engine as possible: throttle costs, a jerky throttle costs more, speed costs a little; arriving pays.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { throttle: 1, jerk: 1, speed: 2, flag: 20 };

export const initial = { throttle: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const jerk = square(action.throttle - memory.throttle);
  memory.throttle = action.throttle;
  return {
    throttle: -square(action.throttle),
    jerk: -jerk,
    speed: -Math.abs(next.car.velocity),
    flag: terminated ? 1 : 0,
  };
}
