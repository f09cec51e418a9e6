import { decay } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, alive: 1, stride: 0.3 };

function lifting(knee: number): boolean {
  return knee > 0.2;
}

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const stride = lifting(next.rightKnee.angle) || lifting(next.leftKnee.angle);
  return { pace: decay(speed - 1, 0.5), alive: terminated ? 0 : 1, stride: stride ? 1 : 0 };
}
