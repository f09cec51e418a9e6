import type { Step } from "environment";

export const weights = { around: 1, effort: 0.001 };

function squash(angle: number): number {
  return Math.tanh(angle / 0.005);
}

export function terms({ next, action }: Step) {
  const [front, rear] = action.torque;
  return { around: squash(next.body.heading), effort: -(front ** 2) - rear ** 2 };
}
