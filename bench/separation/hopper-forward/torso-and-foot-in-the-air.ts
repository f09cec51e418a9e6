// Recorded (bench/recordings/hopper, designer-g1-s1-r1): hopping needs the foot to leave the ground and land further
// on, so pay for the foot's travel and clearance together with the torso's speed, and for staying up.
import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { torso: 1, foot: 0.4, air: 0.2, alive: 0.8, fall: 10 };

export function terms({ state, next, dt, terminated }: Step) {
  const footSpeed = (next.foot.x - state.foot.x) / dt;
  return {
    torso: clamp(next.torso.velocityX, -1, 3),
    foot: clamp(footSpeed, -1, 3),
    air: next.foot.contact ? 0 : clamp(next.foot.height / 0.1, 0, 1),
    alive: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
  };
}
