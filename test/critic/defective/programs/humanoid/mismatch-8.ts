import type { Step } from "environment";

export const weights = { forward: 1, alive: 2, contact: 0.1 };

export function terms({ next, terminated }: Step) {
  return {
    forward: next.torso.velocityX,
    alive: terminated ? 0 : 1,
    contact: next.leftFoot.contact || next.rightFoot.contact,
  };
}
