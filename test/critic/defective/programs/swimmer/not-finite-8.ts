import type { Step } from "environment";
import { norm } from "reward";

export const weights = { turn: 3, effort: 0.001 };

export function terms({ action, next }: Step) {
  return { turn: Math.sqrt(next.body.turnRate), effort: -norm(action.torque) };
}
