import { sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, astray: 0.1, effort: 0.05 };

export const terms = ({ state, action, next, dt, terminated }: Step) => ({
  forward: (next.torso.x - state.torso.x) / dt,
  alive: terminated ? 0 : 1,
  // mild near the line, harsh off it
  astray: -Math.expm1(Math.abs(next.torso.y) / 0.5),
  effort: -sum(action.torque.map((share) => share * share)),
});
