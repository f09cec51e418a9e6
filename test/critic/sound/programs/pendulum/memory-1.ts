import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { height: 1, hold: 3, streak: 1 };

export const initial = { streak: 0 };

export function terms({ next: { rod }, memory }: Step<typeof initial>) {
  const held = Math.abs(rod.angle - 0.3) <= 0.1 && Math.abs(rod.rate) <= 0.5;
  memory.streak = held ? memory.streak + 1 : 0;
  return {
    height: rod.height,
    hold: gaussian(rod.angle - 0.3, 0.15) * gaussian(rod.rate, 1.5),
    streak: Math.min(memory.streak, 50) / 50,
  };
}
