import type { Step } from "environment";

// The fitness step by step: half of what is added to the largest turn forward of both torso and shin, and a half for the
// first landing within a quarter of a turn of a whole one.
export const weights = { turned: 0.5, landed: 0.5 };

export const initial = { turned: 0, landed: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  if (terminated) return { turned: 0, landed: 0 };
  const { torso, hip, knee, foot } = next;
  const upper = torso.pitch / (2 * Math.PI);
  const lower = (torso.pitch - hip.angle - knee.angle) / (2 * Math.PI);
  const before = memory.turned;
  memory.turned = Math.min(1, Math.max(before, Math.min(upper, lower)));
  const upright = Math.abs(upper - 1) <= 0.25 && Math.abs(lower - 1) <= 0.25;
  const lands = memory.landed === 0 && upright && foot.contact ? 1 : 0;
  if (lands === 1) memory.landed = 1;
  return { turned: memory.turned - before, landed: lands };
}
