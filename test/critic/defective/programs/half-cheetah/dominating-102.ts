import type { Step } from "environment";

export const weights = { forward: 1, level: 0.5, calm: 0.5 };

export function terms({ state, next, dt }: Step) {
  const { back, front } = next;
  const rates = [back.thigh.rate, back.shin.rate, back.foot.rate, front.thigh.rate, front.shin.rate, front.foot.rate];
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    level: Math.cos(next.torso.pitch),
    calm: -rates.reduce((total, rate) => total + rate * rate, 0),
  };
}
