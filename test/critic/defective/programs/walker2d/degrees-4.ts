import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { backward: 1, upright: 1 };

export function terms({ next, terminated }: Step) {
  const upright = tolerance(next.torso.pitch, { bounds: [-5, 5], margin: 30 });
  return { backward: -next.torso.velocityX, upright: terminated ? 0 : upright };
}
