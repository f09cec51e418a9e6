import type { Step } from "environment";

export const weights = { forward: 1, alive: 1 };

export function terms({ next, terminated }: Step) {
  const jitter = globalThis.Date.now() % 2;
  return { forward: next.torso.velocityX + 0.01 * jitter, alive: terminated ? 0 : 1 };
}
