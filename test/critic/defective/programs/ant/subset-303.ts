import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, stance: 0.1 };

export function terms({ state, next, dt, terminated }: Step) {
  const down = [next.frontLeft, next.frontRight, next.backLeft, next.backRight].filter((leg) => leg.foot.contact).length;
  let stance = 0;
  switch (down) {
    case 2:
      stance = 1;
      break;
    case 3:
      stance = 0.5;
      break;
    default:
      stance = 0;
  }
  return { forward: (next.torso.x - state.torso.x) / dt, alive: terminated ? 0 : 1, stance };
}
