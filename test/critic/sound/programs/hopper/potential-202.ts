import { clamp, norm } from "reward";
import type { Step } from "environment";

const turn = 2 * Math.PI;
const quarter = Math.PI / 2;

export const weights = { rotation: 10, landed: 1, effort: 0.002 };

function way(angle: number): number {
  return clamp(angle, -turn, turn);
}

export function terms({ state, next, action }: Step) {
  const shinBefore = state.torso.pitch - state.hip.angle - state.knee.angle;
  const shin = next.torso.pitch - next.hip.angle - next.knee.angle;
  const torsoWay = way(next.torso.pitch) - way(state.torso.pitch);
  const shinWay = way(shin) - way(shinBefore);
  const over = Math.abs(next.torso.pitch - turn) < quarter && Math.abs(shin - turn) < quarter;
  return {
    rotation: (torsoWay + shinWay) / 2,
    landed: over && next.foot.contact ? 1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
