import { decay, square, sum } from "reward";
import type { Step } from "environment";

/** Metres within which the task counts the fingertip as being on the mark. */
const tolerated = 0.01;
/** Two scales of nearness: one that is felt from afar, one for the last centimetre. */
const scales = [0.1, tolerated];

export const weights = { nearness: 1, calm: 0.02, effort: 0.02 };

export function terms({ action, next }: Step) {
  const { markDistance, velocityX, velocityY } = next.fingertip;
  let nearness = 0;
  for (const scale of scales) nearness += decay(markDistance, scale);
  // moving does not matter far away
  const onTheSpot = markDistance <= 2 * tolerated;
  const calm = onTheSpot ? -Math.min(1, square(velocityX) + square(velocityY)) : 0;
  const effort = -sum(action.torque.map((torque) => torque * torque));
  return { nearness, calm, effort };
}
