import type { Step } from "environment";

// Every bit of approach pays; going away is not punished, since the sled may have to look on the other side first.
export const weights = { approach: 5, speed: 0.01 };

export function terms({ state, next }: Step) {
  const before = Math.abs(state.sled.position - state.mark.position);
  const after = Math.abs(next.sled.position - next.mark.position);
  return { approach: Math.max(0, before - after), speed: -Math.abs(next.sled.velocity) };
}
