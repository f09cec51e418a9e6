import type { Step } from "environment";

export const weights = { forward: 1, alive: 3, quick: 0.1 };

export function terms({ next, terminated }: Step) {
  // penalise dawdling
  const quick = next.torso.velocityX > 0.5 ? -1 : -1;
  return { forward: next.torso.velocityX, alive: terminated ? 0 : 1, quick };
}
