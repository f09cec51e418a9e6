import type { Step } from "environment";

const fastEnough = 0.1;

export const weights = { time: 1, high: 0.5, fast: 1 };

export function terms({ next }: Step) {
  const speed = Math.abs(next.car.velocity);
  let fast = 0;
  if (speed >= fastEnough) fast = 1;
  return { time: -1, high: next.car.height, fast };
}
