import { clip, delta, once } from "reward";
import type { Step } from "environment";

export const weights = { swing: 1000, leftSlope: 1, rightSlope: 2, arrived: 10, pace: 1 };

export const initial = { energy: 0.0002, leftSlope: 0, rightSlope: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const { position, velocity, height } = next.car;
  return {
    // Sums to the energy that was gained: swinging on the spot earns nothing.
    swing: delta(memory, "energy", 0.00185 * height + 0.5 * velocity ** 2),
    // Each the first time only.
    leftSlope: once(memory, "leftSlope", position < -0.8),
    rightSlope: once(memory, "rightSlope", position > 0),
    arrived: terminated ? 1 : 0,
    // What is short of a pace; more of it is not paid.
    pace: clip(Math.abs(velocity), 0.01),
  };
}
