import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, head: 2, belly: 1, hop: 0.2 };

export function terms({ next }: Step) {
  const { torso, head, front, back } = next;
  const aloft = !front.foot.contact && !back.foot.contact && !torso.contact && !head.contact;
  return {
    // nose first is positive
    turn: clamp(torso.pitchRate, -10, 10),
    head: head.contact ? -1 : 0,
    belly: torso.contact ? -1 : 0,
    hop: aloft ? 1 : 0,
  };
}
