import { norm } from "reward";
import type { Step } from "environment";

export const weights = {
  push: 1,
  reach: 0.5,
  effort: 1,
};

export function terms({ next, action }: Step) {
  const push = -next.object.markDistance;
  const reach = -next.hand.objectDistance;
  const effort = -(norm(action.torque) ** 2);
  return { push, reach, effort };
}
