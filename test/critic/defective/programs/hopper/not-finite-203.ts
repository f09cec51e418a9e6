import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { speed: 2, upright: 1, effort: 0.001 };

export function terms({ next, action, terminated }: Step) {
  const { torso } = next;
  // Square root: the first metre a second is worth most.
  const speed = Math.sqrt(torso.velocityX);
  return {
    speed,
    upright: terminated ? 0 : tolerance(torso.pitch, { bounds: [-0.05, 0.05], margin: 0.2 }),
    effort: -(norm(action.torque) ** 2),
  };
}
