import type { Step } from "environment";

// A clean drive to the flag: fuel by the size of the throttle, comfort by its changes, and fifty for getting there.
export const weights = { flag: 50, fuel: 0.3, comfort: 0.3 };

export const initial = { throttle: 0 };

export function terms({ action, memory, terminated }: Step<typeof initial>) {
  const change = Math.abs(action.throttle - memory.throttle);
  memory.throttle = action.throttle;
  return { flag: terminated ? 1 : 0, fuel: -Math.abs(action.throttle), comfort: -change };
}
