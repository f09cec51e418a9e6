// Little engine means much coasting: each step with next to no throttle is paid, and the flag.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { coasting: 1, flag: 20 };

export function terms({ action, terminated }: Step) {
  return {
    coasting: tolerance(action.throttle, { bounds: [-0.05, 0.05], margin: 0.3 }),
    flag: terminated ? 1 : 0,
  };
}
