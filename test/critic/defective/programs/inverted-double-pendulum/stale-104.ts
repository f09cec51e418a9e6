import type { Step } from "environment";

export const weights = { alive: 1, upright: 1, down: 20 };

function down(height: number): boolean {
  return height <= 1;
}

export function terms({ state, next }: Step) {
  const lean = Math.abs(next.lower.angle) + Math.abs(next.lower.angle + next.upper.angle);
  return {
    alive: 1,
    upright: 1 - lean / 2,
    down: down(state.tip.laggedHeight) ? -1 : 0,
  };
}
