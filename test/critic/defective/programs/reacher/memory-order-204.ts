import { norm } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, record: 5, effort: 0.01 };

export const initial = { closest: 0 };

export function terms({ next, action, memory }: Step<typeof initial>) {
  const { markDistance } = next.fingertip;
  const record = Math.max(0, memory.closest - markDistance);
  memory.closest = Math.min(memory.closest, markDistance);
  return {
    near: -markDistance / 0.2,
    record,
    effort: -(norm(action.torque) ** 2),
  };
}
