import type { Step } from "environment";
import { norm } from "reward";

// The record of the mean direction pays: swinging to and fro does not.
export const weights = { record: 20, effort: 0.001 };

export const initial = { record: 0 };

export function terms({ action, next, memory, time, state }: Step<typeof initial>) {
  if (time === 0) memory.record = state.body.heading;
  const gained = Math.max(0, next.body.heading - memory.record);
  memory.record = memory.record + gained;
  return { record: gained, effort: -(norm(action.torque) ** 2) };
}
