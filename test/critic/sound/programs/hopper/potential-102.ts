import type { Step } from "environment";
import { clamp, shaping } from "reward";

export const weights = { turned: 10, landed: 1 };

const turn = 2 * Math.PI;

// the share of a whole turn that torso and shin have both made
function turned(torso: number, shin: number): number {
  return clamp(Math.min(torso, shin) / turn, -1, 1);
}

export function terms({ state, next }: Step) {
  const shinBefore = state.torso.pitch - state.hip.angle - state.knee.angle;
  const shin = next.torso.pitch - next.hip.angle - next.knee.angle;
  const before = turned(state.torso.pitch, shinBefore);
  const after = turned(next.torso.pitch, shin);
  const around = Math.abs(next.torso.pitch - turn) < turn / 4 && Math.abs(shin - turn) < turn / 4;
  return {
    turned: shaping(before, after),
    landed: around && next.foot.contact ? 1 : 0,
  };
}
