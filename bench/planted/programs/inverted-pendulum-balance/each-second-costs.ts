// A good balance needs little of anything: lean, push and time cost, so that it is brought into order quickly.
import type { Step } from "environment";

export const weights = { lean: 5, push: 0.1, time: 0.3 };

export function terms({ action, next }: Step) {
  return {
    lean: -Math.abs(next.pole.angle),
    push: -Math.abs(action.push),
    time: -1,
  };
}
