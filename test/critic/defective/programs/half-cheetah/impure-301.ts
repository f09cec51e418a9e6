import { norm } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, effort: 0.02 };

let lastPitch = 0;

export function terms({ action, next, dt }: Step) {
  const turn = (next.torso.pitch - lastPitch) / dt;
  lastPitch = next.torso.pitch;
  return { turn, effort: -(norm(action.torque) ** 2) };
}
