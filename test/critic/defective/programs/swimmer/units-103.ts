import type { Step } from "environment";

export const weights = { useful: 1, effort: 0.001 };

function usefulMotion(forwards: number, turning: number): number {
  return forwards - Math.abs(turning);
}

export function terms({ next, action }: Step) {
  const [front, rear] = action.torque;
  return {
    useful: usefulMotion(next.body.velocityX, next.body.turnRate),
    effort: -(front * front) - rear * rear,
  };
}
