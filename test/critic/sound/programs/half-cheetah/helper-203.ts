import { clamp, mean } from "reward";
import type { Step } from "environment";

const bestSpeed = 8; // m/s
const steep = Math.PI / 3;

export const weights = { speed: 1, posture: 0.2, energy: 0.05 };

function levelled(pitch: number): boolean {
  return Math.abs(pitch) < steep;
}

export function terms({ next, action }: Step) {
  const speed = clamp(next.torso.velocityX, -bestSpeed, bestSpeed);
  const level = levelled(next.torso.pitch);
  return {
    // Way gained counts on the feet only, way lost always.
    speed: level ? speed : Math.min(speed, 0),
    posture: level ? 1 : 0,
    energy: -mean(action.torque.map((share) => share ** 2)),
  };
}
