import { mean } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, upright: 1, effort: 0.05 };

function toRadians(angle: number): number {
  return (angle * Math.PI) / 180;
}

export function terms({ next, action, terminated }: Step) {
  const pitch = toRadians(next.torso.pitch);
  return {
    forward: next.torso.velocityX,
    // 1 when the torso is vertical
    upright: terminated ? 0 : Math.cos(3 * pitch),
    effort: -mean(action.torque.map((share) => share * share)),
  };
}
