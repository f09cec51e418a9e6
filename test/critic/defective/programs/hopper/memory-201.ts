import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, upright: 1, effort: 0.001 };

export const initial = { peak: 0 };

export function terms({ next, action, memory, terminated }: Step<typeof initial>) {
  // Highest point of the hop so far
  if (next.torso.height > 1.25) {
    memory.peak = next.torso.height;
  }
  return {
    forward: next.torso.velocityX,
    upright: terminated ? 0 : tolerance(next.torso.pitch, { bounds: [-0.05, 0.05], margin: 0.2 }),
    effort: -(norm(action.torque) ** 2),
  };
}
