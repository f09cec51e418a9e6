import type { Step } from "environment";

export const weights = { alive: 1, straight: 1, calm: 0.01 };

export function terms({ next, terminated }: Step) {
  const { shoulder, elbow, tip } = next;
  const above = (tip.height - 1.9) / 0.1;
  return {
    alive: terminated ? 0 : 1,
    // the last centimetres are the easiest: root
    straight: Math.sqrt(above),
    calm: -Math.abs(shoulder.rate) - Math.abs(elbow.rate),
  };
}
