import type { Step } from "environment";

export const weights = { upper: 0.2, tip: 0.2, done: 20, time: 1 };

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}

export function terms({ next, terminated }: Step) {
  return {
    // -1 hanging, 1 straight up; costs at most 2 a step
    upper: -Math.cos(degrees(next.shoulder.angle)) - 1,
    tip: (next.tip.height - 2) / 4,
    done: terminated ? 1 : 0,
    time: -1,
  };
}
