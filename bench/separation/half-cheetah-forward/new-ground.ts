// Only ground that was not reached before in the episode pays: nothing is lost by going back.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { ground: 10, effort: 0.02 };

export const initial = { best: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  const ground = Math.max(0, next.torso.x - memory.best);
  memory.best = Math.max(memory.best, next.torso.x);
  return { ground, effort: -(norm(action.torque) ** 2) };
}
