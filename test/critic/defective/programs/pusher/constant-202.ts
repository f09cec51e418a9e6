import { decay, norm } from "reward";
import type { Step } from "environment";

const shoulder = { x: 0, y: -0.6 };

export const weights = { closeness: 0.5, push: 3, reach: 1, effort: 0.002 };

export function terms({ next, action }: Step) {
  const { mark, object, hand } = next;
  const closeness = decay(norm([mark.x - shoulder.x, mark.y - shoulder.y]), 0.5);
  return {
    closeness,
    push: -object.markDistance,
    reach: -hand.objectDistance,
    effort: -(norm(action.torque) ** 2),
  };
}
