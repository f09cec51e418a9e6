import type { Step } from "environment";

export const weights = { sprint: 0.1, level: 0.5 };

export const terms = ({ next: { torso } }: Step) => ({
  sprint: 10 ** (2 * torso.velocityX),
  level: Math.cos(torso.pitch) - 1,
});
