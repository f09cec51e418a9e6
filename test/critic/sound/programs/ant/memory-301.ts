import { clamp, ramp } from "reward";
import type { Step } from "environment";

export const weights = { stance: 1, lifted: 0.5, towards: 10, sweep: 10 };

// the side of the next turning point: 1 for the left, -1 for the right
export const initial = { side: 1 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const { hip, foot } = next.frontLeft;
  const others = [next.frontRight, next.backLeft, next.backRight];
  const down = others.every((leg) => leg.foot.height <= 0.05);
  const high = ramp(next.torso.height, 0.3, 0.46);
  const level = ramp(next.torso.tilt, 0.8, 0.25);
  const stance = down ? high * level : 0;
  const lifted = stance * ramp(foot.height, 0.02, 0.11);
  // paid back when it goes the other way
  const towards = memory.side * clamp(hip.angle - state.frontLeft.hip.angle, -0.4, 0.4);
  let sweep = 0;
  if (lifted > 0.85 && memory.side * hip.angle >= 0.26) {
    memory.side = -memory.side;
    sweep = 1;
  }
  return { stance, lifted, towards, sweep };
}
