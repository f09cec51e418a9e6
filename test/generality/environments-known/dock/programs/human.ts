import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { approach: 1, stay: 0.5, slow: 0.05, crash: 10 };

export function terms({ state, next, terminated }: Step) {
  return {
    approach: state.berth.distance - next.berth.distance,
    stay: gaussian(next.berth.distance, 0.5),
    slow: -(next.craft.speed ** 2),
    crash: terminated ? -1 : 0,
  };
}
