import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, effort: 0.02 };

const pace = { bounds: [1.9, 2.1], margin: 1.9, shape: "linear", valueAtMargin: 0 } as const;

export const terms = ({ state, action, next, dt }: Step) => {
  const level = Math.max(0, Math.cos(next.torso.pitch));
  return {
    pace: level * tolerance((next.torso.x - state.torso.x) / dt, pace),
    effort: -action.torque.reduce((total, share) => total + share ** 2, 0),
  };
};
