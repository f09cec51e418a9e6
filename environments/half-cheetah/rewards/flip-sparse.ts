import type { Step } from "environment";

// The fitness step by step: one for each clean turn, on the step that lands it, and half of what is added to the largest
// clean part of a turn.
export const weights = { flip: 1, part: 0.5 };

export const initial = { stance: 0, spoiled: 0, part: 0 };

export function terms({ next, memory }: Step<typeof initial>) {
  const { torso, head, back, front } = next;
  const turn = 2 * Math.PI;
  if (torso.contact || head.contact) memory.spoiled = 1;
  const before = memory.part;
  if (memory.spoiled === 0) memory.part = Math.min(1, Math.max(before, torso.pitch / turn - memory.stance));
  const part = memory.part - before;
  const turns = Math.round(torso.pitch / turn);
  const level = Math.abs(torso.pitch - turns * turn) <= Math.PI / 4;
  if (!level || !(back.foot.contact || front.foot.contact)) return { flip: 0, part };
  const landed = turns > memory.stance && memory.spoiled === 0 ? turns - memory.stance : 0;
  memory.stance = turns;
  memory.spoiled = 0;
  return { flip: landed, part };
}
