// Upright is the task; the camera sees the rod best at 0.6 rad. Both by the square of what the angle is off.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 5, view: 5, rate: 0.1 };

export function terms({ next: { rod } }: Step) {
  return {
    upright: -square(rod.angle),
    view: -square(rod.angle - 0.6),
    rate: -square(rod.rate),
  };
}
