// Swing up with as little torque as possible: the squared torque is what a real motor heats up by, so it costs; height
// is what is wanted.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { height: 0.5, torque: 5 };

export function terms({ action, next }: Step) {
  return {
    height: next.rod.height,
    torque: -square(action.torque),
  };
}
