import { norm } from "reward";
import type { Step } from "environment";

// New turning, nose first, is paid once a radian; the belly on the ground costs.
export const weights = { turned: 3, belly: 0.5, effort: 0.02 };

export const initial = { record: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  const before = memory.record;
  memory.record = Math.max(before, next.torso.pitch);
  return {
    turned: memory.record - before,
    belly: next.torso.contact || next.head.contact ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
