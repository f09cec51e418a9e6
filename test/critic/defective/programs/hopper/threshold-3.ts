import type { Step } from "environment";

export const weights = { forward: 1.5, airborne: 1, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  const airborne = next.torso.height > 2.2 && !next.foot.contact ? 1 : 0;
  return { forward: (next.torso.x - state.torso.x) / dt, airborne, alive: terminated ? 0 : 1 };
}
