import type { Step } from "environment";
import { norm } from "reward";

export const weights = { speed: 1, smooth: 0.1 };

export function terms({ state, next, dt }: Step) {
  const { back, front } = next;
  const joints = [back.thigh.rate, back.shin.rate, back.foot.rate, front.thigh.rate, front.shin.rate, front.foot.rate];
  return {
    speed: (next.torso.x - state.torso.x) / dt,
    smooth: -(norm(joints) ** 2),
  };
}
