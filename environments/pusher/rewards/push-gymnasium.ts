import { norm, square } from "reward";
import type { Step } from "environment";

// Pusher-v5: distances in space between the object's centre (0.275 m below the shoulder's height) and the mark's (0.323 m),
// and between the object's centre and the hand, both as they were one physics step earlier; and the control cost.
export const weights = { distance: 1, near: 0.5, control: 0.1 };

export function terms({ action, next: { hand, object, mark } }: Step) {
  return {
    distance: -Math.sqrt(square(object.laggedX - mark.x) + square(object.laggedY - mark.y) + square(0.048)),
    near: -Math.sqrt(
      square(object.laggedX - hand.laggedX) + square(object.laggedY - hand.laggedY) + square(-0.275 - hand.laggedZ),
    ),
    control: -(norm(action.torque) ** 2),
  };
}
