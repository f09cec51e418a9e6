import type { Step } from "environment";
import { decay, norm } from "reward";

export const weights = { distance: 10, near: 1, effort: 0.05 };

export const initial = { closest: 1 };

export function terms(step: Step<typeof initial>) {
  const { action, memory } = step;
  const d = step.next.fingertip.markDistance;
  if (d < memory.closest) memory.closest = d;
  return { distance: -d, near: decay(d, 0.02), effort: -(norm(action.torque) ** 2) };
}
