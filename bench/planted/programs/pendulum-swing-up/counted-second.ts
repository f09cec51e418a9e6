import type { Step } from "environment";

// The task wants it held, not touched: a step pays from the moment it has been upright and slow for a second on end.
export const weights = { held: 1, torque: 0.001 };

export const initial = { steps: 0 };

export function terms({ action, next: { rod }, memory }: Step<typeof initial>) {
  const upright = Math.abs(rod.angle) <= 0.2 && Math.abs(rod.rate) <= 1;
  memory.steps = upright ? memory.steps + 1 : 0;
  return { held: memory.steps >= 20 ? 1 : 0, torque: -(action.torque ** 2) };
}
