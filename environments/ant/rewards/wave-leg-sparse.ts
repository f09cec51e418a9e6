import type { Step } from "environment";

// The fitness step by step: a fiftieth for each sweep, up to 50.
export const weights = { sweep: 0.02 };

export const initial = { side: 0, count: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const { frontLeft, frontRight, backLeft, backRight, torso } = next;
  const planted = [frontRight, backLeft, backRight].every((leg) => leg.foot.height <= 0.05);
  const stance = planted && frontLeft.foot.height >= 0.1 && torso.height >= 0.45 && torso.tilt <= 0.3;
  const angle = frontLeft.hip.angle;
  const reached = angle >= 0.25 ? 1 : angle <= -0.25 ? -1 : 0;
  const before = memory.side;
  if (!stance) memory.side = 0;
  else if (reached !== 0) memory.side = reached;
  const swept = stance && before * reached === -1 && memory.count < 50;
  if (swept) memory.count = memory.count + 1;
  return { sweep: swept ? 1 : 0 };
}
