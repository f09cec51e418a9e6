import { square } from "reward";
import type { Step } from "environment";

export const weights = { standing: 1, leaning: 1, straying: 0.5 };

export const composition = "signs";

export const sparse = ["standing"];

export function terms({ state, next, terminated }: Step) {
  // Positive when the pole came closer to the vertical
  const leaning = square(state.pole.angle / 0.21) - square(next.pole.angle / 0.21);
  const straying = square(state.cart.position / 2.4) - square(next.cart.position / 2.4);
  return { standing: terminated ? -1 : 1, leaning, straying };
}
