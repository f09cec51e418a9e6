import { distance } from "reward";
import type { Step } from "environment";

export const weights = { left: 5, smooth: 0.005 };

export const initial = { front: 0, rear: 0 };

export function terms({ state, next, action, memory }: Step<typeof initial>) {
  const [front, rear] = action.torque;
  const jerk = distance([front, rear], [memory.front, memory.rear]);
  memory.front = front;
  memory.rear = rear;
  return {
    // Radians turned to the left with this step
    left: next.body.heading - state.body.heading,
    smooth: -jerk,
  };
}
