import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, leaning: 2 };

export function terms({ state, next, dt, terminated }: Step) {
  const lean = Math.abs(next.torso.pitch);
  let leaning = -lean;
  if (lean > 0.3) leaning = -(lean - 0.3) * 2;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    leaning,
  };
}
