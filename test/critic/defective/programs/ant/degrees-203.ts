import { decay, mean, tolerance } from "reward";
import type { Step } from "environment";

const lowEnough = 0.4; // m
const tiltScale = 15; // degrees

export const weights = { low: 1, level: 0.5, quiet: 0.2 };

export function terms({ next, action }: Step) {
  const low = tolerance(next.torso.height, { bounds: [0.25, lowEnough], margin: 0.2 });
  const level = decay(next.torso.tilt, tiltScale);
  const quiet = -mean(action.torque.map(Math.abs));
  return { low, level, quiet };
}
