import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

function total(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.abs(values[0]) + rest(values);
}

function rest(values: readonly number[]): number {
  return total(values.slice(1));
}

export const terms = ({ action, next, terminated }: Step) => ({
  forward: clamp(next.torso.velocityX, -2, 4),
  alive: terminated ? 0 : 1,
  effort: -total(action.torque),
});
