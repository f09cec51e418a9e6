import type { Step } from "environment";

export const weights = { forward: 1, straight: 0.3, effort: 0.05 };

export function terms({ next, action }: Step) {
  const { velocityX, velocityY } = next.torso;
  const speed = Math.sqrt(velocityX * velocityX + velocityY * velocityY);
  // share of the speed that leads forward
  const share = velocityX / speed;
  const effort = action.torque.reduce((total, torque) => total + torque ** 2, 0);
  return { forward: velocityX, straight: share, effort: -effort };
}
