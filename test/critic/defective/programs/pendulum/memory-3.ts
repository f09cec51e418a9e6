import type { Step } from "environment";

export const weights = { height: 1, hold: 2, rate: 0.02 };

export const initial = { heldFor: 0 };

export function terms({ next, memory, dt }: Step<typeof initial>) {
  const { angle, rate, height } = next.rod;
  const upright = Math.abs(angle) < 0.2 && Math.abs(rate) < 1;
  memory.heldFor = upright ? memory.heldFor + dt : 0;
  return { height, hold: upright ? 1 : 0, rate: -(rate ** 2) };
}
