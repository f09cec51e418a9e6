/** What mountain-car's human reference pays, in other words, names and order. */
export const otherwise = `import { square } from "reward";
import type { Step } from "environment";

export const weights = { hurry: 0.02, done: 10, swing: 1000 };

const gravity = 0.0025 / 3 / 0.45;

export function terms({ state, next, terminated }: Step) {
  const kinetic = (square(next.car.velocity) - square(state.car.velocity)) / 2;
  const potential = gravity * (next.car.height - state.car.height);
  return { hurry: -1, done: terminated ? 1 : 0, swing: kinetic + potential };
}
`;
