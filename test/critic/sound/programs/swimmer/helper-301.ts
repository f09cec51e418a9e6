import { angleDifference, square } from "reward";
import type { Step } from "environment";

export const weights = { left: 1, effort: 0.001 };

const cost = (torque: readonly number[]): number => torque.map(square).reduce((a, b) => a + b, 0);

function turned(before: number, after: number, seconds: number): number {
  return angleDifference(after, before) / seconds;
}

export function terms({ state, action, next, dt }: Step) {
  return {
    left: turned(state.body.heading, next.body.heading, dt),
    effort: -cost(action.torque),
  };
}
