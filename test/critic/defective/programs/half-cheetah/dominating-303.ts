import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, level: 0.2, bounce: 40 };

export const terms = ({ next }: Step) => {
  const { velocityX, velocityZ, pitch } = next.torso;
  return {
    pace: tolerance(velocityX, { bounds: [1.9, 2.1], margin: 1.5, shape: "linear" }),
    level: Math.cos(pitch),
    // a quiet back
    bounce: -Math.abs(velocityZ),
  };
};
