import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, higher: 4, onOneLeg: 1, still: -0.1 };

export const terms = ({ next, terminated }: Step) => {
  const higher = next.left.foot.height - next.right.foot.height;
  return {
    alive: terminated ? 0 : 1,
    higher: clamp(higher, -0.25, 0.25),
    onOneLeg: higher >= 0.2 ? 1 : 0,
    still: Math.abs(next.torso.velocityX),
  };
};
