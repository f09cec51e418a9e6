import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, smooth: 0.1, effort: 0.001 };

export const initial = { rightHip: 0, leftHip: 0 };

export function terms({ next, action, memory, terminated }: Step<typeof initial>) {
  const [rightHip, , , leftHip] = action.torque;
  memory.rightHip = rightHip;
  memory.leftHip = leftHip;
  const change = norm([rightHip - memory.rightHip, leftHip - memory.leftHip]);
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    smooth: -change,
    effort: -(norm(action.torque) ** 2),
  };
}
