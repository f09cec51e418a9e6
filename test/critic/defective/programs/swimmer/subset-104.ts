import type { Step } from "environment";

type Unary = (x: number) => number;

function average(values: readonly number[], each: Unary): number {
  return values.reduce((total, value) => total + each(value), 0) / values.length;
}

export const weights = { forward: 1, effort: 0.002 };

export const terms = ({ next, action }: Step) => ({
  forward: next.body.velocityX,
  effort: -average(action.torque, (torque) => torque * torque),
});
