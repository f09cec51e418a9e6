// New records of speed and height together, and the flag.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { record: 300, flag: 10, time: 0.01 };

export const initial = { best: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const energy = square(next.car.velocity) / 2 + (0.0025 / 3 / 0.45) * (next.car.height - 0.1);
  const record = Math.max(0, energy - memory.best);
  memory.best = Math.max(memory.best, energy);
  return {
    record: 10 * record,
    flag: terminated ? 1 : 0,
    time: -1,
  };
}
