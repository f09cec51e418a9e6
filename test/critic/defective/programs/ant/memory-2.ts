import { clamp, norm, ramp } from "reward";
import type { Step } from "environment";

export const weights = { stance: 1, wave: 1.5, effort: 0.05 };

export const initial = { side: 1 };

export function terms({ state, action, next, memory, dt }: Step<typeof initial>) {
  const { frontLeft, torso } = next;
  const stance = ramp(frontLeft.foot.height, 0.03, 0.13) * ramp(torso.height, 0.38, 0.5);
  // towards the side whose turn it is
  const speed = memory.side * (frontLeft.hip.angle - state.frontLeft.hip.angle) / dt;
  return { stance, wave: stance * clamp(speed, -1, 1), effort: -(norm(action.torque) ** 2) };
}
