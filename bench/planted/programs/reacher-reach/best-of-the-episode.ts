// A reach is as good as its best moment: the closest that the fingertip has been is what each step is paid by.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { best: 1 };

export const initial = { closest: 0.4 };

export function terms({ next, memory }: Step<typeof initial>) {
  memory.closest = Math.min(memory.closest, next.fingertip.markDistance);
  return {
    best: decay(memory.closest, 0.05),
  };
}
