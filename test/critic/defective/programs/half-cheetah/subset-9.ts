import type { Step } from "environment";
import { norm } from "reward";

export const weights = { speed: 1, effort: 0.05 };

function power(base: number, exponent: number): number {
  return exponent <= 0 ? 1 : base * power(base, exponent - 1);
}

export function terms({ action, next }: Step) {
  return { speed: next.torso.velocityX, effort: -power(norm(action.torque), 2) };
}
