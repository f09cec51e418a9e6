import type { Step } from "environment";

// The fitness step by step: half of what is added to the largest turn forward, and a half for the landing after a whole one.
export const weights = { turned: 0.5, landed: 0.5 };

export const initial = { turned: 0, landed: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  if (terminated) return { turned: 0, landed: 0 };
  const turns = next.torso.pitch / (2 * Math.PI);
  const before = memory.turned;
  memory.turned = Math.min(1, Math.max(before, turns));
  const lands = memory.landed === 0 && turns >= 1 && next.foot.contact ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return { turned: memory.turned - before, landed: lands };
}
