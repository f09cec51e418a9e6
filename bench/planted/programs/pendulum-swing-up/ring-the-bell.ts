import { once, square } from "reward";
import type { Step } from "environment";

// As at the fair: every new height pays, and at the top a bell rings. Torque is charged a little.
export const weights = { higher: 2, bell: 10, torque: 0.01 };

export const initial = { best: -1, bell: 0 };

export function terms({ action, next: { rod }, memory }: Step<typeof initial>) {
  const higher = Math.max(0, rod.height - memory.best);
  memory.best = Math.max(memory.best, rod.height);
  return {
    higher,
    bell: once(memory, "bell", Math.abs(rod.angle) < 0.2 && Math.abs(rod.rate) < 1),
    torque: -square(action.torque),
  };
}
