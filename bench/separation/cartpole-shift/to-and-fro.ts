// Recorded (bench/recordings/cartpole, designer-g1-s7-r0): reward each step that brings the cart closer to the mark,
// never punish a detour that balancing needs, and reward staying upright.
import type { Step } from "environment";

export const weights = { approach: 50, upright: 0.3, fall: 5 };

export function terms({ state, next, terminated }: Step) {
  const before = Math.abs(1 - state.cart.position);
  const after = Math.abs(1 - next.cart.position);
  return {
    // only count improvements; moving away is sometimes necessary to keep the pole up
    approach: Math.max(0, before - after),
    upright: 1 - Math.abs(next.pole.angle) / 0.2094,
    fall: terminated ? -1 : 0,
  };
}
