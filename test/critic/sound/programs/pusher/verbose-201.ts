import { decay, distance, norm } from "reward";
import type { Step } from "environment";

const coarseTemperature = 0.2; // m
const fineTemperature = 0.03; // m
const reachTemperature = 0.25; // m

export const weights = { coarse: 1, fine: 2, reach: 0.5, calm: 0.05, effort: 0.003 };

export function terms({ next, action }: Step) {
  const { object, mark, hand } = next;
  // How far the object still has to go
  const gap = distance([object.x, object.y], [mark.x, mark.y]);
  const coarse = decay(gap, coarseTemperature);
  const fine = decay(gap, fineTemperature);
  // The hand must stay near the object to push it.
  const reach = decay(hand.objectDistance, reachTemperature);
  // A fast object slides past the mark.
  const speed = norm([object.velocityX, object.velocityY]);
  const calm = -speed * fine;
  return { coarse, fine, reach, calm, effort: -(norm(action.torque) ** 2) };
}
