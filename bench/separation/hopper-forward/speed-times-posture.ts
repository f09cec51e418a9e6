// Recorded (bench/recordings/hopper, designer-g1-s7-r0): multiply forward speed by how upright and how tall the torso
// is, so speed gained by tipping over is worth nothing, and keep a small base for standing.
import { clamp, smoothstep } from "reward";
import type { Step } from "environment";

export const weights = { run: 1, stand: 0.6, fall: 5 };

export function terms({ next, terminated }: Step) {
  const upright = smoothstep(Math.abs(next.torso.pitch), 0.2, 0.08);
  const tall = smoothstep(next.torso.height, 0.8, 1.15);
  const posture = upright * tall;
  return {
    run: posture * clamp(next.torso.velocityX, -1, 3),
    stand: posture,
    fall: terminated ? -1 : 0,
  };
}
