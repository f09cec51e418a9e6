import type { Step } from "environment";

// A pendulum is pumped beat by beat: every change of direction at the shoulder is one more push, and the pushes add up.
export const weights = { beat: 1, arrival: 5 };

export function terms({ state, next, terminated }: Step) {
  return {
    beat: state.shoulder.rate * next.shoulder.rate < 0 ? 1 : 0,
    arrival: terminated ? 1 : 0,
  };
}
