// A swing-up is as good as the highest that it got to: that height is what each step is paid by.
import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { highest: 1 };

export const initial = { highest: -1 };

export function terms({ next, memory }: Step<typeof initial>) {
  memory.highest = Math.max(memory.highest, next.rod.height);
  return {
    highest: ramp(memory.highest, -1, 0.99),
  };
}
