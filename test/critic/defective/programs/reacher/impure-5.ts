import type { Step } from "environment";

export const weights = { distance: 10, record: 5 };

export const initial = { closest: 0.4 };

export function terms({ next, memory }: Step<typeof initial>) {
  const d = next.fingertip.markDistance;
  const record = Math.max(0, memory.closest - d);
  initial.closest = Math.min(initial.closest, d);
  return { distance: -d, record };
}
