import type { Step } from "environment";

export const weights = { forward: 10 };

class Tracker {
  best = 0;
  gain(x: number): number {
    const gained = Math.max(0, x - this.best);
    this.best = Math.max(this.best, x);
    return gained;
  }
}
const tracker = new Tracker();

export function terms({ next }: Step) {
  return { forward: tracker.gain(next.body.x) };
}
