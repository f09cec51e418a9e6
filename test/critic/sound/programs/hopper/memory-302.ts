import { clamp, subtract, norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 2, alive: 1, jerk: -0.02 };

export const initial = { hip: 0, knee: 0, ankle: 0 };

export const terms = (step: Step<typeof initial>) => {
  const { action, next, memory } = step;
  const [hip, knee, ankle] = action.torque;
  const jerk = norm(subtract(action.torque, [memory.hip, memory.knee, memory.ankle]));
  memory.hip = hip;
  memory.knee = knee;
  memory.ankle = ankle;
  return {
    forward: clamp(next.torso.velocityX, -1, 3),
    alive: step.terminated ? 0 : 1,
    jerk,
  };
};
