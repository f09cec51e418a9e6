import { shaping } from "reward";
import type { Step } from "environment";

const linkage = 2; // m, both links stretched

export const weights = { climb: 10, time: 1, done: 50 };

// Height of the free end as a share of the whole reach
function potential(tipHeight: number): number {
  return tipHeight / linkage;
}

export function terms({ state, next, terminated }: Step) {
  const climb = shaping(potential(state.tip.height), potential(next.tip.height));
  return {
    climb,
    time: -1,
    done: terminated ? 1 : 0,
  };
}
