import { tolerance, norm } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, tall: 1, still: 0.3, home: 0.5 };

const standing = { bounds: [1.9, 2.1] } as const;

export function terms({ state, next, dt, terminated }: Step) {
  const { x, y } = next.centerOfMass;
  const drift = norm([x - state.centerOfMass.x, y - state.centerOfMass.y]) / dt;
  return {
    alive: terminated ? 0 : 1,
    tall: tolerance(next.head.height, standing),
    still: tolerance(drift, { bounds: [0, 0.2], margin: 0.8 }),
    home: tolerance(norm([x, y]), { bounds: [0, 0.3], margin: 0.5 }),
  };
}
