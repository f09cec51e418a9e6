import type { Step } from "environment";

export const weights = { sweep: 1, level: 0.2 };

export function terms({ state, next }: Step) {
  const before = state.frontLeft.hip.angle;
  const after = next.frontLeft.hip.angle;
  const sweep = before * after < 0 ? 1 : 0;
  return { sweep, level: -Math.min(1, next.torso.tilt) };
}
