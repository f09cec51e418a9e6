import { norm } from "reward";
import type { Step } from "environment";

// The fitness step by step: half of it in the first 200 steps, half in the other 800.
export const weights = { lying: 1 };

export function terms({ next, dt, time }: Step) {
  const { height, tilt, velocityX, velocityY, velocityZ } = next.torso;
  const legs = [next.frontLeft, next.backLeft, next.backRight, next.frontRight];
  const calm = legs.every((leg) => Math.abs(leg.hip.rate) <= 0.5 && Math.abs(leg.ankle.rate) <= 0.5);
  const lying = calm && height <= 0.42 && tilt <= 0.2 && norm([velocityX, velocityY, velocityZ]) <= 0.1;
  return { lying: lying ? (time / dt < 199.5 ? 0.5 / 200 : 0.5 / 800) : 0 };
}
