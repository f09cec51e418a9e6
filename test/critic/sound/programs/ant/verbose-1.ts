import { norm, smoothstep, square } from "reward";
import type { Step } from "environment";

/*
 * Lying means: low, level, and at rest. Each part lies between 0 and 1, and they are multiplied,
 * because a low torso that still kicks about is not what was asked for.
 */
function low(height: number): number {
  // 0.42 m is asked for; a little less leaves room
  return 1 - smoothstep(height, 0.38, 0.6);
}

function atRest(speed: number): number {
  return 1 / (1 + square(speed / 0.1));
}

export const weights = { lying: 1, settling: 0.5, effort: 0.3 };

export function terms({ action, next: { torso } }: Step) {
  const speed = Math.hypot(torso.velocityX, torso.velocityY, torso.velocityZ);
  const level = torso.tilt < 0.2 ? 1 : Math.max(0, 1 - (torso.tilt - 0.2));
  return {
    lying: low(torso.height) * level * atRest(speed),
    settling: low(torso.height),
    effort: -(norm(action.torque) ** 2),
  };
}
