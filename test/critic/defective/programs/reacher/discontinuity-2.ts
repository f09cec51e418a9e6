import type { Step } from "environment";
import { norm } from "reward";

export const weights = { near: 1, effort: 0.05 };

export function terms({ action, next }: Step) {
  const d = next.fingertip.markDistance;
  let near = 1 - d / 0.4;
  if (d < 0.05) near = 0.5 - 2 * d; // fine approach
  return { near, effort: -(norm(action.torque) ** 2) };
}
