import { distance } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, jerk: 0.02 };

export const initial = { hip: 0, knee: 0, ankle: 0 };

export function terms({ state, next, action, memory, time, dt, terminated }: Step<typeof initial>) {
  const before = [memory.hip, memory.knee, memory.ankle];
  const jerk = time === 0 ? 0 : distance(action.torque, before);
  memory.hip = action.torque[0];
  memory.knee = action.torque[1];
  memory.ankle = action.torque[2];
  const way = next.torso.x - state.torso.x;
  return { forward: way / dt, alive: terminated ? 0 : 1, jerk: -jerk };
}
