// Up to the bend at nought the hill is steep, from there on it gets flatter: the car should be at the bend.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { bend: 1 };

export function terms({ next }: Step) {
  return {
    bend: tolerance(next.car.position, { bounds: [-0.05, 0.05], margin: 0.6 }),
  };
}
