import { wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { back: 1, jerk: 0.02 };

export const initial = { speed: 0 };

export function terms({ state, next, memory, dt }: Step<typeof initial>) {
  const speed = (state.torso.x - next.torso.x) / dt;
  const jerk = Math.abs(speed - memory.speed);
  memory.speed = speed;
  const level = Math.abs(wrapAngle(next.torso.pitch)) < Math.PI / 3;
  return { back: level ? speed : Math.min(speed, 0), jerk: -Math.min(jerk, 5) };
}
