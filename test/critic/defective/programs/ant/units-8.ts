import { distance } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, along: 0.1, alive: 0.3 };

export function terms({ next, terminated }: Step) {
  const place = [next.torso.x, next.torso.y];
  const velocity = [next.torso.velocityX, next.torso.velocityY];
  return {
    speed: next.torso.velocityX,
    along: -Math.min(distance(place, velocity), 2),
    alive: terminated ? 0 : 1,
  };
}
