import { clamp, sum } from "reward";
import type { Step } from "environment";

/**
 * Running forward, in three parts:
 *  1. speed of the torso, in m/s, limited so that one wild step cannot pay for a tumble;
 *  2. posture: 0 when level, −2 when upside down, which is worth as much as 1 m/s;
 *  3. smoothness: the effort of all six motors.
 */
const topSpeed = 10;

interface Posture {
  readonly pitch: number;
  readonly grounded: boolean;
}

/** 0 for a level torso that touches nothing, down to −3. */
function posturePenalty(posture: Posture): number {
  const upsideDown = 1 - Math.cos(posture.pitch);
  const onTheBelly = posture.grounded ? 1 : 0;
  return -(upsideDown + onTheBelly);
}

export const weights = { speed: 1, posture: 0.5, effort: 0.05 };

export function terms({ state, action, next, dt }: Step) {
  const speed = clamp((next.torso.x - state.torso.x) / dt, -topSpeed, topSpeed);
  const posture = posturePenalty({ pitch: next.torso.pitch, grounded: next.torso.contact || next.head.contact });
  const effort = -sum(action.torque.map((torque) => torque ** 2));
  return { speed, posture, effort };
}
