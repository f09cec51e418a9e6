import type { Step } from "environment";

export const weights = { coasting: 1, arrived: 100 };

export function terms({ action, terminated }: Step) {
  const { throttle } = action;
  return { coasting: 1 - throttle * throttle, arrived: terminated ? 1 : 0 };
}
