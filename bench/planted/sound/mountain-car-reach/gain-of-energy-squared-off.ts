import { delta } from "reward";
import type { Step } from "environment";

// The share of the flag's energy that the car has, and its gains at that: what is missing costs in every step.
const floor = 0.1;
const summit = 0.9989;

export const weights = { missing: 0.3, gain: 20, flag: 5 };

export const initial = { share: 0.01 };

export function terms({ next: { car }, memory, terminated }: Step<typeof initial>) {
  const share = (car.height - floor + car.velocity ** 2 / 2 / 0.00185) / (summit - floor);
  return {
    missing: Math.min(share, 1) - 1,
    gain: delta(memory, "share", share),
    flag: terminated ? 1 : 0,
  };
}
