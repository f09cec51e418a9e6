import { norm } from "reward";
import type { Step } from "environment";

export const composition = "signs";
export const sparse = ["standing"];
export const weights = { standing: 1, high: 2, upright: 1, calm: 0.5 };

// A fall is −1, a step in the pose asked for +1, any other one 0; the rest leads there.
export function terms({ next, terminated }: Step) {
  const { torso, centerOfMass } = next;
  const speed = norm([torso.velocityX, torso.velocityY]);
  const posed = torso.height > 1.15 && torso.tilt < 0.3 && speed < 0.3 && norm([centerOfMass.x, centerOfMass.y]) < 0.5;
  const standing = posed ? 1 : 0;
  return {
    standing: terminated ? -1 : standing,
    high: torso.height - 1.2,
    upright: 0.2 - torso.tilt,
    calm: 0.3 - speed,
  };
}
