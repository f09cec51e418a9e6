import type { Step } from "environment";

export const weights = { forward: 10, urgency: 1 };

export function terms({ state, next, dt, time }: Step) {
  const speed = (next.body.x - state.body.x) / dt;
  const urgency = Math.exp(time);
  return { forward: speed, urgency: urgency * Math.min(speed, 0) };
}
