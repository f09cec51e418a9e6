import { decay, norm } from "reward";
import type { Step } from "environment";

// The hand goes to the object's far side from the mark, from where any step towards the mark pushes the object there.
export const weights = { behind: 8, close: 2, carry: 80, there: 8, effort: 0.005 };

export function terms({ state, action, next, dt }: Step) {
  const { hand, object, mark } = next;
  const reach = 0.12 / Math.max(0.05, object.markDistance);
  const behindX = object.x + (object.x - mark.x) * reach;
  const behindY = object.y + (object.y - mark.y) * reach;
  const gap = norm([hand.x - behindX, hand.y - behindY, hand.z + 0.275]);
  return {
    behind: -gap,
    close: decay(gap, 0.05),
    carry: (state.object.markDistance - object.markDistance) / dt,
    there: decay(object.markDistance, 0.15) + decay(object.markDistance, 0.03),
    effort: -(norm(action.torque) ** 2),
  };
}
