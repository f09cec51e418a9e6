import type { Step } from "environment";

export const weights = { far: 50, smooth: 0.01 };

export const initial = { far: 0, front: 0, rear: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  const far = Math.max(0, next.body.x - memory.far);
  memory.far = memory.far + far;
  const [front, rear] = action.torque;
  const smooth = -((front - memory.front) ** 2) - (rear - memory.rear) ** 2;
  memory.front = front;
  memory.rear = rear;
  return { far, smooth };
}
