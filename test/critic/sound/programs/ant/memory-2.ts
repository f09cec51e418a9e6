import { angleDifference } from "reward";
import type { Step } from "environment";

// Heading jumps at ±π, so the turned angle is added up from small differences; only a new record pays.
export const weights = { record: 10, near: 0.5, alive: 0.2 };

export const initial = { turned: 0, best: 0 };

export function terms({ state, next, memory, terminated }: Step<typeof initial>) {
  memory.turned += angleDifference(next.torso.heading, state.torso.heading);
  const gain = Math.max(0, memory.turned - memory.best);
  memory.best = Math.max(memory.best, memory.turned);
  const away = Math.hypot(next.torso.x, next.torso.y);
  return { record: away <= 1 ? gain : 0, near: terminated ? 0 : 1 - Math.min(1, away), alive: terminated ? 0 : 1 };
}
