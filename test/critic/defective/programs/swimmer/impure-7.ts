import type { Step } from "environment";

export const weights = { turn: 5 };

const last = [0];

function difference(value: number): number {
  const gained = value - last[0];
  last[0] = value;
  return gained;
}

export const terms = ({ next, dt }: Step) => ({ turn: difference(next.body.heading) / dt });
