import { clamp, sum } from "reward";
import type { Step } from "environment";

export const weights = { turn: 3, landed: 50, effort: 0.001 };

// first half over, second half round
function stage(turned: number): number {
  if (turned < Math.PI) return clamp(turned / Math.PI, -1, 1);
  return clamp((turned - Math.PI) / Math.PI, 0, 1);
}

export function terms({ action, next }: Step) {
  const { torso, hip, knee, foot } = next;
  const shin = torso.pitch - hip.angle - knee.angle;
  const round = Math.min(torso.pitch, shin);
  const over = Math.abs(round - 2 * Math.PI) < Math.PI / 2;
  return {
    turn: stage(round),
    landed: over && foot.contact ? 1 : 0,
    effort: -sum(action.torque.map((t) => t ** 2)),
  };
}
