import type { Step } from "environment";

export const weights = { turning: 1, rise: 0.2, fall: 0.5 };

export const initial = { turned: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const { torso, hip, knee } = next;
  const both = Math.min(torso.pitch, torso.pitch - hip.angle - knee.angle);
  memory.turned = Math.max(memory.turned, both);
  return {
    turning: Math.max(0, both - memory.turned),
    rise: Math.max(0, torso.height - 1.25),
    fall: terminated ? -1 : 0,
  };
}
