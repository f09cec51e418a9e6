import { clamp, mean, tolerance } from "reward";
import type { Step } from "environment";

const minSpeed = 1; // m/s

export const weights = { speed: 1, fast: 0.3, posture: 1, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  const { torso } = next;
  const speed = clamp(torso.velocityX, -4, 4);
  const tall = tolerance(torso.height, { bounds: [1.1, 1.5], margin: 0.4 });
  const straight = tolerance(torso.pitch, { bounds: [-0.1, 0.1], margin: 0.6 });
  return {
    speed,
    // A bonus on top for the speed that the task wants
    fast: torso.velocityX > minSpeed ? 1 : 0,
    posture: terminated ? 0 : 0.5 * (tall + straight),
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
