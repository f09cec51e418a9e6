// Recorded (test/replay/recordings/mountain-car, designer-g1-s0-r1): pay for pushing in the direction in which the
// car already moves, which pumps the swing, for height, and for arriving.
import type { Step } from "environment";

export const weights = { pump: 0.5, height: 1, arrival: 100 };

export function terms({ state, action, next, terminated }: Step) {
  return {
    pump: (action.throttle * state.car.velocity) / 0.07,
    height: next.car.height - 0.1,
    arrival: terminated ? 1 : 0,
  };
}
