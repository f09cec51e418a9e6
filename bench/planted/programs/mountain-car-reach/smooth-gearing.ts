// A good driver changes the throttle rarely and uses it sparingly; the flag is what he is paid for.
import type { Step } from "environment";

export const weights = { change: 1, throttle: 0.2, flag: 20 };

export const initial = { throttle: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  const change = Math.abs(action.throttle - memory.throttle);
  memory.throttle = action.throttle;
  return {
    change: -change,
    throttle: -Math.abs(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
