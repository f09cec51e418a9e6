import { clamp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, alive: 2, alternatingLegs: 0.1 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const { twist, lean } = next.abdomen;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear" }),
    alive: terminated ? 0 : 1,
    alternatingLegs: clamp(-twist.rate * lean.rate, -1, 1),
  };
}
