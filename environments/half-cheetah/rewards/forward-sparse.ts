import type { Step } from "environment";

// The fitness step by step: metres gained forward while up, metres lost always, over the 50 s of an episode.
export const weights = { progress: 0.02 };

export function terms({ state, next }: Step) {
  const gained = next.torso.x - state.torso.x;
  return { progress: gained < 0 || Math.cos(next.torso.pitch) >= 0.5 ? gained : 0 };
}
