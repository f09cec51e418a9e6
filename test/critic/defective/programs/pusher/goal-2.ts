import { distance, norm } from "reward";
import type { Step } from "environment";

export const weights = { there: 5, effort: 0.005 };

export function terms({ action, next: { hand, mark } }: Step) {
  const away = distance([hand.x, hand.y], [mark.x, mark.y]);
  return { there: -away, effort: -(norm(action.torque) ** 2) };
}
