import { shaping } from "reward";
import type { Step } from "environment";

const gravity = 0.0025;
const needed = 0.0017; // energy from the valley's bottom to the flag

export const weights = { energy: 20, time: 1, reached: 50 };

// Kinetic and potential energy as a share of what the flag needs
function energy(position: number, velocity: number): number {
  const height = Math.sin(3 * position) / 3;
  return (0.5 * velocity ** 2 + gravity * height) / needed;
}

export function terms({ state, next, terminated }: Step) {
  const before = energy(state.car.position, state.car.velocity);
  const after = energy(next.car.position, next.car.velocity);
  return {
    energy: shaping(before, after),
    time: -1,
    reached: terminated ? 1 : 0,
  };
}
