import type { Step } from "environment";

export const weights = { record: 20, forward: 0.2, effort: 0.001 };

export const initial = { farthest: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  const { x, velocityX } = next.body;
  memory.farthest = Math.max(memory.farthest, x);
  // new ground pays
  const record = Math.max(0, x - memory.farthest);
  const effort = -action.torque.reduce((total, t) => total + t * t, 0);
  return { record, forward: velocityX, effort };
}
