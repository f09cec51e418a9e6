import { norm } from "reward";
import type { Step } from "environment";

export const weights = { swim: 5, straight: 0.1, effort: 0.001 };

function costs(torque: readonly number[], y: number) {
  return { straight: -Math.abs(y), effort: -(norm(torque) ** 2) };
}

export function terms({ state, next, action, dt }: Step) {
  const components = costs(action.torque, next.body.y);
  const swim = (next.body.x - state.body.x) / dt;
  return { swim, ...components };
}
