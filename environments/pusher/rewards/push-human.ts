import { decay, norm } from "reward";
import type { Step } from "environment";

// The hand goes to the object's far side from the goal, from where any step towards the goal pushes the object there.
export const weights = { behind: 8, close: 2, carry: 80, there: 8, effort: 0.005 };

export function terms({ state, action, next, dt }: Step) {
  const { hand, object, goal } = next;
  const reach = 0.12 / Math.max(0.05, object.goalDistance);
  const behindX = object.x + (object.x - goal.x) * reach;
  const behindY = object.y + (object.y - goal.y) * reach;
  const gap = norm([hand.x - behindX, hand.y - behindY, hand.z + 0.275]);
  return {
    behind: -gap,
    close: decay(gap, 0.05),
    carry: (state.object.goalDistance - object.goalDistance) / dt,
    there: decay(object.goalDistance, 0.15),
    effort: -(norm(action.torque) ** 2),
  };
}
