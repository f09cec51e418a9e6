import { norm } from "reward";
import type { Step } from "environment";

const scale = 0.01; // m

export const weights = { inverse: 1, far: 1, effort: 0.02 };

export function terms({ next, action }: Step) {
  const { markDistance } = next.fingertip;
  return {
    inverse: scale / markDistance,
    far: -markDistance / 0.2,
    effort: -(norm(action.torque) ** 2),
  };
}
