import type { Step } from "environment";
import { mean, square } from "reward";

// What a step is worth: the way forward first of all, then running on the feet, and a little thrift.
export const weights = {
  forward: 1,
  onItsFeet: 0.5,
  bellyDown: 0.5,
  effort: 0.1,
};

export function terms({ state, next, action, dt }: Step) {
  const before = state.torso.x;
  const after = next.torso.x;
  const speed = (after - before) / dt;
  const levelness = Math.cos(next.torso.pitch);
  const squares = action.torque.map((torque) => square(torque));
  const effort = mean(squares);
  const dragging = next.torso.contact || next.head.contact;
  return {
    forward: speed,
    onItsFeet: levelness,
    bellyDown: dragging ? -1 : 0,
    effort: -effort,
  };
}
