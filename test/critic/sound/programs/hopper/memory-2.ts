import { norm } from "reward";
import type { Step } from "environment";

// Jerky torques cost a little: the last torques are kept for comparison.
export const weights = { forward: 1, alive: 1, smooth: 0.01 };

export const initial = { hip: 0, knee: 0, ankle: 0 };

export function terms({ state, action, next, memory, dt, terminated }: Step<typeof initial>) {
  const [hip, knee, ankle] = action.torque;
  const change = norm([hip - memory.hip, knee - memory.knee, ankle - memory.ankle]);
  memory.hip = hip;
  memory.knee = knee;
  memory.ankle = ankle;
  return { forward: (next.torso.x - state.torso.x) / dt, alive: terminated ? 0 : 1, smooth: -change };
}
