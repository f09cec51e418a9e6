import type { Step } from "environment";

// The motor is too weak to lift the links: swings must grow. Each step pays what the tip has gained in height and the arms
// in speed, and costs a little time.
export const weights = { height: 1, swing: 0.1, arrival: 20, time: 0.1 };

export function terms({ state, next, terminated }: Step) {
  return {
    height: next.tip.height - state.tip.height,
    swing: next.shoulder.rate ** 2 - state.shoulder.rate ** 2,
    arrival: terminated ? 1 : 0,
    time: -1,
  };
}
