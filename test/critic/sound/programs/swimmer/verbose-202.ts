import { clamp, mean } from "reward";
import type { Step } from "environment";

const goodSpeed = 0.3; // m/s

export const weights = { speed: 1, drift: 0.1, heading: 0.1, energy: 0.01 };

export function terms({ next, action }: Step) {
  const { velocityX, velocityY, heading } = next.body;
  // Speed along +x, as a share of a good one; more is still better
  const speed = velocityX / goodSpeed;
  const drift = -clamp(Math.abs(velocityY) / goodSpeed, 0, 2);
  // Keep the front towards +x
  const facing = Math.cos(heading);
  const energy = -mean(action.torque.map((share) => share ** 2));
  return { speed, drift, heading: facing, energy };
}
