import type { Step } from "environment";

// The car has to swing wider and wider: the more way it covers, the more momentum it has for the hill.
export const weights = { way: 20, flag: 5 };

export function terms({ state, next, terminated }: Step) {
  return {
    way: Math.abs(next.car.position - state.car.position),
    flag: terminated ? 1 : 0,
  };
}
