import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { rise: 1, done: 5 };

function lifted(height: number): number {
  return ramp(height, -2, 1);
}

export function terms({ state, next, terminated }: Step) {
  let rise = lifted(next.tip.height) - lifted(state.tip.height);
  if (rise < 0) rise = 0;
  return {
    rise,
    done: terminated ? 1 : 0,
  };
}
