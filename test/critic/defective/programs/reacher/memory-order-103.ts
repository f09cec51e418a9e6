import type { Step } from "environment";

export const weights = { near: 1, gained: 5 };

export const initial = { closest: 0 };

export const terms = ({ next, memory }: Step<typeof initial>) => {
  const gap = next.fingertip.markDistance;
  const gained = gap < memory.closest ? memory.closest - gap : 0;
  memory.closest = Math.min(memory.closest, gap);
  return { near: -gap, gained };
};
