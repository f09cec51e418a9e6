import { norm } from "reward";
import type { Step } from "environment";

export const weights = { record: 1, landed: 10, effort: 0.0005 };

export const initial = { most: 0, done: 0 };

/** Radians that torso and shin have both turned backward. */
function turnedBack(pitch: number, hip: number, knee: number): number {
  return Math.min(-pitch, hip + knee - pitch);
}

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const both = turnedBack(next.torso.pitch, next.hip.angle, next.knee.angle);
  const record = Math.max(0, Math.min(both, 2 * Math.PI) - memory.most);
  memory.most = memory.most + record;
  const lands = memory.done === 0 && !terminated && next.foot.contact && Math.abs(both - 2 * Math.PI) < 1.4;
  if (lands) memory.done = 1;
  return { record, landed: lands ? 1 : 0, effort: -(norm(action.torque) ** 2) };
}
