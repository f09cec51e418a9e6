// Getting up is easy, stopping there is the art: what the rod loses of its rate above the hinge is paid, height a little.
import type { Step } from "environment";

export const weights = { slower: 5, height: 0.1 };

export function terms({ state, next }: Step) {
  const slower = Math.max(0, Math.abs(state.rod.rate) - Math.abs(next.rod.rate));
  return {
    slower: next.rod.height > 0 ? slower : 0,
    height: next.rod.height,
  };
}
