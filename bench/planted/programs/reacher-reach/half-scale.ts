// Links of 10 cm each make the mark's place twice what the arm sees of it: compare them at half scale.
import { distance, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { distance: 10, effort: 0.05 };

export function terms({ action, next: { fingertip, mark } }: Step) {
  return {
    distance: -distance([fingertip.x, fingertip.y], [mark.x / 2, mark.y / 2]),
    effort: -square(norm(action.torque)),
  };
}
