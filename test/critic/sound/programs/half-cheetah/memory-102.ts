import type { Step } from "environment";

export const weights = { turning: 1, flip: 5, dragging: 0.5 };

// turns that have been landed on a foot
export const initial = { flips: 0 };

export function terms({ state, next, memory }: Step<typeof initial>) {
  const turns = next.torso.pitch / (2 * Math.PI);
  const standing = next.back.foot.contact || next.front.foot.contact;
  const landed = standing && turns - memory.flips >= 0.9;
  if (landed) memory.flips += 1;
  return {
    turning: next.torso.pitch - state.torso.pitch,
    flip: landed ? 1 : 0,
    dragging: next.torso.contact || next.head.contact ? -1 : 0,
  };
}
