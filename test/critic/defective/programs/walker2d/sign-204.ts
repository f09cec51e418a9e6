import { norm } from "reward";
import type { Step } from "environment";

export const weights = {
  speed: 1,
  alive: 1,
  leanCost: -0.5,
  effortCost: -0.002,
};

export function terms({ next, action, terminated }: Step) {
  const lean = Math.abs(next.torso.pitch);
  return {
    speed: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    leanCost: -lean,
    effortCost: norm(action.torque) ** 2,
  };
}
