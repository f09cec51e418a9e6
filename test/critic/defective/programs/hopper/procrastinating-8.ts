import type { Step } from "environment";

export const weights = { alive: 5, turning: 1, landing: 6 };

export const initial = { turned: 0 };

export function terms({ next: { torso, hip, knee, foot }, memory, terminated }: Step<typeof initial>) {
  const both = Math.min(torso.pitch, torso.pitch - hip.angle - knee.angle);
  const before = memory.turned;
  memory.turned = Math.min(2 * Math.PI, Math.max(before, both));
  const upright = Math.abs(torso.pitch - 2 * Math.PI) < 1.5;
  return {
    alive: terminated ? 0 : 1,
    turning: memory.turned - before,
    landing: upright && foot.contact && before < 2 * Math.PI && memory.turned === 2 * Math.PI ? 1 : 0,
  };
}
