import type { Step } from "environment";

// Speed pays as far as the back is up: cos(pitch) is 1 level and −1 upside down.
export const weights = { run: 1 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return { run: speed > 0 ? speed * Math.max(0, Math.cos(next.torso.pitch)) : speed };
}
