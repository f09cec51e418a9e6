import { clamp, mean, tolerance } from "reward";
import type { Step } from "environment";

const swing = 0.3; // rad, a little beyond what a sweep needs

export const weights = { progress: 5, sweep: 5, lifted: 1, stand: 0.5 };

export const initial = { goal: 1 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const { hip, foot } = next.frontLeft;
  const lifted = tolerance(foot.height, { bounds: [0.12, 1], margin: 0.12, shape: "linear" });
  const high = tolerance(next.torso.height, { bounds: [0.47, 0.7], margin: 0.2 });
  const level = tolerance(next.torso.tilt, { bounds: [0, 0.25], margin: 0.5 });
  const airborne = foot.height >= 0.1;
  const others = [next.frontRight, next.backLeft, next.backRight];
  const planted = mean(others.map((leg) => (leg.foot.height <= 0.05 ? 1 : 0)));
  // The way towards the side that comes next; the way back costs as much.
  const before = clamp(state.frontLeft.hip.angle, -swing, swing);
  const after = clamp(hip.angle, -swing, swing);
  const progress = memory.goal * (after - before);
  const arrived = memory.goal * hip.angle >= 0.26;
  if (arrived) memory.goal = -memory.goal;
  return { progress, sweep: arrived && airborne ? 1 : 0, lifted, stand: high * level * planted };
}
