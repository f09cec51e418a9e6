// No false start: until the signal at 0.65 s the fingertip is to stay where it starts, from then on the mark draws it.
import { distance, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { place: 10, effort: 0.02 };

export function terms({ action, next: { fingertip }, time }: Step) {
  return {
    place: time < 0.65 ? -distance([fingertip.x, fingertip.y], [0.21, 0]) : -fingertip.markDistance,
    effort: -square(norm(action.torque)),
  };
}
