import { clamp, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1.25, alive: 4, straight: 0.2 };

const toDegrees = (rad: number): number => rad * 57.29578;

export function terms({ state, next, dt, terminated }: Step) {
  const heading = toDegrees(next.torso.heading);
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    forward: clamp(speed, -3, 5),
    alive: terminated ? 0 : 1,
    // keep the nose along +x
    straight: -Math.abs(wrapAngle(heading)),
  };
}
