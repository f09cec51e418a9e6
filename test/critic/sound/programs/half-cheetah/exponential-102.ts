import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, level: 0.3, effort: 0.01 };

export const terms = ({ state, next, action, dt }: Step) => {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    pace: gaussian(speed - 2, 0.8),
    level: Math.cos(next.torso.pitch),
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
};
