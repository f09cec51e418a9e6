import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { sweep: 10, lifted: 0.5, upright: 0.5 };

export const initial = { side: 0, sweeps: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const { hip, foot } = next.frontLeft;
  const side = hip.angle >= 0.25 ? 1 : hip.angle <= -0.25 ? -1 : 0;
  const swept = side !== 0 && memory.side !== 0 && side !== memory.side && foot.height >= 0.1;
  if (side !== 0) memory.side = side;
  memory.sweeps = swept ? 1 : 0;
  return {
    sweep: swept ? 1 : 0,
    lifted: tolerance(foot.height, { bounds: [0.1, 1], margin: 0.1 }),
    upright: tolerance(next.torso.tilt, { bounds: [0, 0.3], margin: 0.5 }),
  };
}
