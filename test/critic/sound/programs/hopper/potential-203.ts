import { clamp, norm, shaping } from "reward";
import type { Step } from "environment";

const backTurn = -2 * Math.PI;

export const weights = { torsoTurn: 5, shinTurn: 5, success: 2, effort: 0.002 };

// How much of the turn is done: 0 upright, 1 once over
function share(angle: number): number {
  return clamp(angle / backTurn, -1, 1);
}

export function terms({ state, next, action }: Step) {
  const shinBefore = state.torso.pitch - state.hip.angle - state.knee.angle;
  const shinAfter = next.torso.pitch - next.hip.angle - next.knee.angle;
  const turned = share(next.torso.pitch) > 0.75 && share(shinAfter) > 0.75;
  return {
    torsoTurn: shaping(share(state.torso.pitch), share(next.torso.pitch)),
    shinTurn: shaping(share(shinBefore), share(shinAfter)),
    success: turned && next.foot.contact ? 1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
