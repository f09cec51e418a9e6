import { clamp, square, sum } from "reward";
import type { Step } from "environment";

// Run on the feet: way counts only while the torso is about level, so nothing else is paid either.
const steepest = Math.PI / 3;

export const weights = { running: 1, sliding: 1, effort: 0.1 };

function isLevel(pitch: number): boolean {
  return Math.cos(pitch) >= Math.cos(steepest);
}

export function terms({ state, action, next, dt }: Step) {
  const metres = next.torso.x - state.torso.x;
  const speed = clamp(metres / dt, -5, 8);
  const running = isLevel(next.torso.pitch) ? speed : Math.min(speed, 0);
  const onBelly = next.torso.contact || next.head.contact;
  const effort = sum(action.torque.map(square));
  return {
    running,
    sliding: onBelly ? -1 : 0,
    effort: -effort,
  };
}
