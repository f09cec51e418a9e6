import { decay, distance, shaping } from "reward";
import type { Step } from "environment";

export const weights = { progress: 20, onMark: 1, reaching: 0.5 };

export function terms({ state, next }: Step) {
  const goal = [next.mark.x, next.mark.y];
  const before = distance([state.object.x, state.object.y], goal);
  const after = distance([next.object.x, next.object.y], goal);
  return {
    progress: shaping(-before, -after),
    onMark: decay(after, 0.15),
    // the hand's height counts as well
    reaching: decay(next.hand.objectDistance, 0.3),
  };
}
