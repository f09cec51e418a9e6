import { ramp, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { wave: 1, stand: 1 };

export const initial = { side: -1, count: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const { hip, foot } = next.frontLeft;
  const swung = hip.angle * memory.side;
  const lifted = ramp(foot.height, 0.02, 0.12);
  let wave = 0;
  if (swung > 0.28 && foot.height >= 0.1) {
    memory.side = -memory.side;
    memory.count += 1;
    wave = 5;
  }
  const high = tolerance(next.torso.height, { bounds: [0.47, 0.6], margin: 0.2 });
  const level = tolerance(next.torso.tilt, { bounds: [0, 0.25], margin: 0.5 });
  return { wave, stand: high * level * lifted };
}
