import { mean, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { tall: 1, upright: 1, still: 0.5, effort: 0.1 };

export function terms({ next, action, terminated }: Step) {
  const chest = (next as any).torso;
  const speed = Math.abs(chest.velocityX) + Math.abs(chest.velocityY);
  return {
    tall: terminated ? 0 : tolerance(chest.height, { bounds: [1.2, 1.5], margin: 0.2 }),
    upright: tolerance(chest.tilt, { bounds: [0, 0.15], margin: 0.6 }),
    still: tolerance(speed, { bounds: [0, 0.1], margin: 1 }),
    effort: -mean(action.torque.map((share) => (share / 0.4) ** 2)),
  };
}
