// Recorded (bench/recordings/mountain-car, designer-g1-s2-r0): the closer the car is to the flag the less it is
// penalised, so that it wants to get there as soon as possible.
import type { Step } from "environment";

export const weights = { distance: 1, goal: 100 };

export function terms({ next, terminated }: Step) {
  return {
    distance: -(next.flag.position - next.car.position),
    goal: terminated ? 1 : 0,
  };
}
