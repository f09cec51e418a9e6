import { excess, mean, ramp } from "reward";
import type { Step } from "environment";

export const weights = { stance: 1, reach: 4, planted: 2, level: 0.5 };

// `side` is where the leg has to go next: +1 or −1. A reach is paid once for each sweep.
export const initial = { side: 1 };

export function terms({ next, memory }: Step<typeof initial>) {
  const { frontLeft, frontRight, backLeft, backRight, torso } = next;
  const stance = ramp(frontLeft.foot.height, 0.02, 0.12) * ramp(torso.height, 0.36, 0.48);
  const feet = [frontRight.foot.height, backLeft.foot.height, backRight.foot.height];
  const reached = memory.side * frontLeft.hip.angle >= 0.27;
  if (reached) memory.side = -memory.side;
  return {
    stance,
    reach: reached ? stance : 0,
    planted: -mean(feet.map((height) => excess(height, 0, 0.05))),
    level: -Math.min(1, torso.tilt),
  };
}
