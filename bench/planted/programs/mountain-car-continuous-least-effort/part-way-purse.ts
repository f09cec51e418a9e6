import { delta, once } from "reward";
import type { Step } from "environment";

// Energy leads up the hill, but no more of it than the climb takes; the purse is for being on the hill. Engine use is charged.
export const weights = { pump: 1000, purse: 5, engine: 0.05 };

export const initial = { energy: 0.0002, hill: 0 };

export function terms({ action, next: { car }, memory }: Step<typeof initial>) {
  const energy = car.velocity ** 2 / 2 + 0.00185 * car.height;
  return {
    pump: delta(memory, "energy", Math.min(energy, 0.00185 * 0.55)),
    purse: once(memory, "hill", car.position > 0),
    engine: -(action.throttle ** 2),
  };
}
