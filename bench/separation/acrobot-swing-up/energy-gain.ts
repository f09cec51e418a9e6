// About the mechanical energy that the two links gain (1 kg, 1 m, g = 9.8 m/s²), and arriving: a swing has to grow.
import type { Step } from "environment";

export const weights = { energy: 1, arrival: 20, time: 0.1 };

export function terms({ state, next, terminated }: Step) {
  const before = (state.elbow.height + state.tip.height) / 2;
  const after = (next.elbow.height + next.tip.height) / 2;
  const upper = next.shoulder.rate ** 2 - state.shoulder.rate ** 2;
  const lower = (next.shoulder.rate + next.elbow.rate) ** 2 - (state.shoulder.rate + state.elbow.rate) ** 2;
  return {
    energy: 9.8 * (after - before) + upper / 2 + lower / 8,
    arrival: terminated ? 1 : 0,
    time: -1,
  };
}
