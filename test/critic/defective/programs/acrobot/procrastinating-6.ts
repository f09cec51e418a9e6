import type { Step } from "environment";

export const weights = { energy: 0.1, arrival: 10 };

export function terms({ next, terminated }: Step) {
  const energy = next.shoulder.rate ** 2 + next.elbow.rate ** 2 / 4;
  return { energy, arrival: terminated ? 1 : 0 };
}
