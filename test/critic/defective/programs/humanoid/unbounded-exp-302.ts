import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, alive: 1, calm: 0.05 };

export function terms({ state, next, dt, terminated }: Step) {
  const { rightHip, rightKnee, leftHip, leftKnee, abdomen } = next;
  const rates = [rightHip.swing.rate, rightKnee.rate, leftHip.swing.rate, leftKnee.rate, abdomen.bend.rate, abdomen.lean.rate];
  // in units of 2 rad/s
  const spin = rates.reduce((total, rate) => total + (rate / 2) ** 2, 0);
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [0.9, 1.1], margin: 1, shape: "linear", valueAtMargin: 0 }),
    alive: terminated ? 0 : 1,
    calm: 1 - Math.exp(spin),
  };
}
