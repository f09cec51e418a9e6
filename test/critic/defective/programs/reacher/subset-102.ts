import type { Step } from "environment";

const { random } = Math;

export const weights = { near: 1, explore: 0.01 };

export function terms({ next, action }: Step) {
  const [shoulder, elbow] = action.torque;
  return {
    near: -next.fingertip.markDistance,
    explore: random() * (Math.abs(shoulder) + Math.abs(elbow)),
  };
}
