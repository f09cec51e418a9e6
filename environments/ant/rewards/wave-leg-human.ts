import { clamp, norm } from "reward";
import type { Step } from "environment";

// First the stance: three legs bent to stand high, two of them turned towards the fourth, which is stretched. Then the wave, paid
// by how fast its hip moves towards the side whose turn it is (`memory.side`, which changes once 0.28 rad are reached), as far as the
// stance is kept. Full torques are many times what this light body needs and throw it over: effort is dear, and so is an early end.
export const weights = { alive: 1, stance: 2, level: 0.5, wave: 2, effort: 0.3 };

export const initial = { side: 1 };

export function terms({ state, action, next, memory, dt, terminated }: Step<typeof initial>) {
  const { frontLeft, frontRight, backLeft, backRight, torso } = next;
  const off = [
    frontLeft.ankle.angle - 0.5,
    frontRight.hip.angle - 0.5,
    frontRight.ankle.angle - 1,
    backLeft.hip.angle + 0.5,
    backLeft.ankle.angle + 1,
    backRight.hip.angle,
    backRight.ankle.angle + 1,
  ];
  const stance = 1 - Math.min(norm(off), 1);
  const speed = (memory.side * (frontLeft.hip.angle - state.frontLeft.hip.angle)) / dt;
  if (memory.side * frontLeft.hip.angle > 0.28) memory.side = -memory.side;
  return {
    alive: terminated ? 0 : 1,
    stance,
    level: -torso.tilt,
    wave: stance * clamp(speed, -1, 1),
    effort: -(norm(action.torque) ** 2),
  };
}
