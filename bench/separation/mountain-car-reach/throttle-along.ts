// Recorded (bench/recordings/mountain-car, designer-g1-s0-r1): throttle in the direction of motion is always right in
// this valley, so pay for it, and pay for arriving early.
import type { Step } from "environment";

export const weights = { along: 0.5, flag: 50, time: 0.6 };

export function terms({ state, action, terminated }: Step) {
  const direction = Math.sign(state.car.velocity);
  return {
    along: action.throttle * direction,
    flag: terminated ? 1 : 0,
    time: -1,
  };
}
