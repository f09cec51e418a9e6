import type { Step } from "environment";

const gravity = 0.0025;

export const weights = { reached: 1, pumping: 1000 };

export const composition = "signs";

export const sparse = ["reached"];

function energy(position: number, velocity: number): number {
  return velocity ** 2 / 2 + (gravity * Math.sin(3 * position)) / 3;
}

export function terms({ state, next, terminated }: Step) {
  // The engine works along with the motion.
  const before = energy(state.car.position, state.car.velocity);
  const after = energy(next.car.position, next.car.velocity);
  return { reached: terminated ? 1 : -1, pumping: after - before };
}
