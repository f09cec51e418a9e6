import type { Step } from "environment";

// The fitness itself, paid on arrival: 1 and up to 1 more for what the effort so far leaves of 100.
export const weights = { arrival: 1 };

export const initial = { effort: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  memory.effort += action.throttle ** 2;
  return { arrival: terminated ? 1 + Math.max(0, 1 - memory.effort / 100) : 0 };
}
