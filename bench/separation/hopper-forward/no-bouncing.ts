// Recorded (bench/recordings/hopper, designer-g1-s0-r0): move forward at a target speed in a controlled, stable
// manner without bouncing or jerking.
import { clamp, excess, gaussian, norm, square } from "reward";
import type { Step } from "environment";

export const weights = {
  velocity: 2,
  alive: 0.5,
  height: 0.5,
  pitch: 0.5,
  bounce: 0.5,
  jerk: 0.05,
  limits: 0.5,
  energy: 0.01,
};

export const initial = { hip: 0, knee: 0, ankle: 0 };

export function terms({ action, next, memory, terminated }: Step<typeof initial>) {
  const [hip, knee, ankle] = action.torque;
  const jerk = square(hip - memory.hip) + square(knee - memory.knee) + square(ankle - memory.ankle);
  memory.hip = hip;
  memory.knee = knee;
  memory.ankle = ankle;
  return {
    velocity: clamp(next.torso.velocityX / 2, -1, 1),
    alive: terminated ? -1 : 1,
    height: gaussian(next.torso.height - 1.25, 0.1),
    pitch: gaussian(next.torso.pitch, 0.1),
    bounce: -Math.abs(next.torso.velocityZ),
    jerk: -jerk,
    limits: -excess(next.knee.angle, -2.2, -0.05) - excess(next.hip.angle, -2.2, 0),
    energy: -square(norm(action.torque)),
  };
}
