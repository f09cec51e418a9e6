// The closest the fingertip has come to the mark is what counts: each new closest is paid by how much closer it is.
import type { Step } from "environment";

export const weights = { closer: 20 };

export const initial = { closest: 0.3 };

export function terms({ next, memory }: Step<typeof initial>) {
  const closer = Math.max(0, memory.closest - next.fingertip.markDistance);
  memory.closest = Math.min(memory.closest, next.fingertip.markDistance);
  return {
    closer,
  };
}
