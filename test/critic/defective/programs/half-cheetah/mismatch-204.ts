import { wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { spin: 1, land: 0.5, effort: 0.02 };

export function terms({ state, next, action, dt }: Step) {
  const spin = (next.torso.pitch - state.torso.pitch) / dt;
  const level = Math.abs(wrapAngle(next.torso.pitch)) < Math.PI / 4;
  const landed = level && (next.back.foot.contact || next.front.foot.contact);
  const effort = action.torque.map((share) => -(share ** 2));
  return {
    spin,
    land: landed ? 0.1 : 0,
    effort,
  };
}
