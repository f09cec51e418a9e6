import { norm } from "reward";
import type { Step } from "environment";

export const weights = { objectToMark: -1, handToObject: -0.5, effort: -0.01 };

export function terms({ next, action }: Step) {
  const objectToMark = next.object.markDistance;
  const handToObject = next.hand.objectDistance;
  const effort = norm(action.torque) ** 2;
  return { objectToMark, handToObject, effort };
}
