import { excess, ramp } from "reward";
import type { Step } from "environment";

export const weights = { swing: 3, sweep: 2, lift: 0.5, stand: 0.5, others: 1, level: 0.5 };

// +1: the hip is to go to positive angles next, -1: to negative ones
export const initial = { side: 1 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const { frontLeft, frontRight, backLeft, backRight, torso } = next;
  const swing = memory.side * (frontLeft.hip.angle - state.frontLeft.hip.angle);
  const ready = frontLeft.foot.height >= 0.1 && torso.height >= 0.45;
  const there = ready && memory.side * frontLeft.hip.angle >= 0.28;
  if (there) memory.side = -memory.side;
  const lifted = [frontRight, backLeft, backRight].map((leg) => excess(leg.foot.height, -0.1, 0.05));
  return {
    swing,
    sweep: there ? 1 : 0,
    lift: ramp(frontLeft.foot.height, 0.02, 0.12),
    stand: ramp(torso.height, 0.35, 0.48),
    others: -lifted.reduce((a, b) => a + b),
    level: ramp(torso.tilt, 0.6, 0.2),
  };
}
