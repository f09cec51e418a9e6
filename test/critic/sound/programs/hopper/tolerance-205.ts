import { clamp, mean, tolerance } from "reward";
import type { Step } from "environment";

const standing = 1.1; // m
const fast = 3; // m/s

export const weights = { speed: 2, tall: 0.5, upright: 0.5, effort: 0.05 };

export function terms({ next, action, terminated }: Step) {
  const { torso } = next;
  const alive = terminated ? 0 : 1;
  const tall = tolerance(torso.height, { bounds: [standing, 1.7], margin: 0.4 });
  const upright = tolerance(torso.pitch, { bounds: [-0.05, 0.05], margin: 0.2 });
  return {
    speed: clamp(torso.velocityX / fast, -1, 1.3),
    tall: alive * tall,
    upright: alive * upright,
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
