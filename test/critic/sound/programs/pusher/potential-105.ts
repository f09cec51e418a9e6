import { clamp, distance } from "reward";
import type { Step } from "environment";

export const weights = { nearer: 50, approach: 10, there: 0.5 };

export const terms = ({ state, next }: Step) => {
  const { x, y } = next.mark;
  const before = distance([state.object.x, state.object.y], [x, y]);
  const after = distance([next.object.x, next.object.y], [x, y]);
  return {
    // each way back costs what the way there has paid
    nearer: clamp(before - after, -0.2, 0.2),
    approach: state.hand.objectDistance - next.hand.objectDistance,
    there: after < 0.08 ? 1 : 0,
  };
};
