import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, stay: 1, level: 0.5, alive: 0.3 };

export function terms({ next: { torso }, terminated }: Step) {
  return {
    turn: clamp(torso.yawRate, -2, 2),
    stay: -Math.min(1, Math.hypot(torso.x, torso.y)),
    level: Math.max(0, -Math.abs(torso.tilt)),
    alive: terminated ? 0 : 1,
  };
}
