import { square } from "reward";
import type { Step } from "environment";

export const weights = { record: 5, reached: 500, time: 1, effort: 0.05 };

export const initial = { best: -0.4 };

export function terms({ next, action, memory, terminated }: Step<typeof initial>) {
  const { position } = next.car;
  // Only ground that was not covered before
  const record = Math.max(0, position - memory.best);
  return {
    record,
    reached: terminated ? 1 : 0,
    time: -1,
    effort: -square(action.throttle),
  };
}
