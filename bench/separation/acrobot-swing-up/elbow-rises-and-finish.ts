// The built-in designer's, drawn from nothing: jolts of the shoulder, height gained by the elbow, and the finish.
import type { Step } from "environment";

export const weights = { shoulderRateMotion: 8.44, elbowHeightRise: 12.1, finish: 210 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    shoulderRateMotion: Math.abs((next.shoulder.rate - state.shoulder.rate) / dt),
    elbowHeightRise: (next.elbow.height - state.elbow.height) / dt,
    finish: terminated ? 1 : 0,
  };
}
