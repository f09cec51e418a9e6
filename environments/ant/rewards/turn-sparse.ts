import { angleDifference, norm } from "reward";
import type { Step } from "environment";

// The fitness step by step: what each step adds to the angle turned / 50 s. Turning right counts everywhere.
export const weights = { turned: 0.02 };

export const initial = { x: 0, y: 0 };

export function terms({ state, next, memory, time }: Step<typeof initial>) {
  if (time === 0) {
    memory.x = state.torso.x;
    memory.y = state.torso.y;
  }
  const turned = angleDifference(next.torso.heading, state.torso.heading);
  const counts = next.torso.tilt <= 0.5 && norm([next.torso.x - memory.x, next.torso.y - memory.y]) <= 1;
  return { turned: turned < 0 || counts ? turned : 0 };
}
