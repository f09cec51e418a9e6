// The engine is weak, so it has to be used to the full, whichever way: throttle is paid, and the flag.
import type { Step } from "environment";

export const weights = { engine: 1, flag: 10 };

export function terms({ action, terminated }: Step) {
  return {
    engine: Math.abs(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
