import { clamp, norm, ramp } from "reward";
import type { Step } from "environment";

// First the stance: three feet down, the fourth up, torso high and level. Then the wave, paid by how fast the hip moves
// towards the side whose turn it is (`memory.side`, which changes once 0.28 rad are reached), and only in that stance.
export const weights = { stance: 1, planted: 3, level: 0.5, wave: 1.5, effort: 0.05 };

export const initial = { side: 1 };

export function terms({ state, action, next, memory, dt }: Step<typeof initial>) {
  const { frontLeft, frontRight, backLeft, backRight, torso } = next;
  const raised = ramp(frontLeft.foot.height, 0.03, 0.13);
  const lifted = [frontRight, backLeft, backRight].map((leg) => Math.max(0, leg.foot.height - 0.03));
  const stance = raised * ramp(torso.height, 0.38, 0.5);
  const speed = (memory.side * (frontLeft.hip.angle - state.frontLeft.hip.angle)) / dt;
  if (memory.side * frontLeft.hip.angle > 0.28) memory.side = -memory.side;
  return {
    stance,
    planted: -Math.min(norm(lifted), 0.5),
    level: -torso.tilt,
    wave: stance * clamp(speed, -1, 1),
    effort: -(norm(action.torque) ** 2),
  };
}
