import { norm } from "reward";
import type { Step } from "environment";

export const weights = { run: 1, transport: 0.01 };

export function terms({ state, next, action, dt }: Step) {
  const power = norm(action.torque) ** 2;
  // Cost of transport: energy for each metre.
  const costOfTransport = power / Math.abs(next.torso.velocityX);
  return {
    run: (next.torso.x - state.torso.x) / dt,
    transport: -costOfTransport,
  };
}
