import { clamp, mean } from "reward";
import type { Step } from "environment";

const topSpeed = 6; // m/s

export const weights = { run: 2, level: 0.3, facing: 0.2, effort: 0.2 };

function bounded(speed: number): number {
  return clamp(speed / topSpeed, -1, 1);
}

function meanSquare(values: readonly number[]): number {
  return mean(values.map((value) => value ** 2));
}

export function terms({ next, action, terminated }: Step) {
  const { velocityX, tilt, heading } = next.torso;
  return {
    run: bounded(velocityX),
    level: terminated ? 0 : Math.cos(tilt),
    facing: Math.cos(heading),
    effort: -meanSquare(action.torque),
  };
}
