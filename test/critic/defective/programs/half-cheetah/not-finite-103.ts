import type { Step } from "environment";

export const weights = { speed: 1, effort: 0.05 };

const compressed = (value: number) => value ** 0.5;

export function terms({ next, action }: Step) {
  const relative = next.torso.velocityX / 5;
  return {
    speed: compressed(relative),
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
