// An even hand on the throttle: changes of it cost by their square, using it costs a bit, the flag pays.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { change: 5, throttle: 0.5, flag: 10 };

export const initial = { throttle: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  const change = action.throttle - memory.throttle;
  memory.throttle = action.throttle;
  return {
    change: -square(change),
    throttle: -square(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
