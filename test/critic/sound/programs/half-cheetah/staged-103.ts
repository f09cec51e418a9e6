import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { run: -1, upright: 0.3 };

export function terms({ next }: Step) {
  const tilted = Math.abs(next.torso.pitch);
  const upright = ramp(tilted, Math.PI / 3, Math.PI / 6);
  const { velocityX } = next.torso;
  // way gained counts as far as the torso is level, way lost always
  return { run: velocityX < 0 ? velocityX * upright : velocityX, upright };
}
