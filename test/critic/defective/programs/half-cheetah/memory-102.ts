import type { Step } from "environment";

export const weights = { turning: 1, done: 5 };

export const initial = { landing: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const before = state.torso.pitch - memory.landing;
  const after = next.torso.pitch - memory.landing;
  const turn = 2 * Math.PI;
  return {
    turning: after - before,
    done: Math.floor(after / turn) - Math.floor(before / turn),
  };
}
