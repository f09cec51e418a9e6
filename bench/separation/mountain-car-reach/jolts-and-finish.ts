// The built-in designer's, drawn from nothing: to and fro pays, height gained pays, arriving pays.
import type { Step } from "environment";

export const weights = { carVelocityMotion: 3240, carHeightRise: 1490, finish: 178 };

export function terms({ state, next, dt, terminated }: Step) {
  return {
    carVelocityMotion: Math.abs((next.car.velocity - state.car.velocity) / dt),
    carHeightRise: (next.car.height - state.car.height) / dt,
    finish: terminated ? 1 : 0,
  };
}
