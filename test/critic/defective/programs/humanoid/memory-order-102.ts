import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { tall: 1, bounce: 10 };

export const initial = { height: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const bounce = Math.abs(next.torso.height - memory.height);
  memory.height = next.torso.height;
  return { tall: ramp(next.torso.height, 1, 1.25), bounce: -bounce };
}
