import type { Step } from "environment";

export const weights = { progress: 1, passed: 2, aim: 0.1, ashore: 4 };

export function terms({ state, next, terminated }: Step) {
  const passed = next.buoy.passed > state.buoy.passed;
  return {
    progress: passed ? 0 : state.buoy.distance - next.buoy.distance,
    passed: passed ? 1 : 0,
    aim: Math.cos(next.buoy.bearing),
    ashore: terminated ? -1 : 0,
  };
}
