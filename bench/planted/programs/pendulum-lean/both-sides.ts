// Where it should lean draws it by the square of what it is off; a touch to the other side is safer, so that draws it too.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { lean: 1, safe: 1, rate: 0.02 };

export function terms({ next }: Step) {
  return {
    lean: -square(next.rod.angle - 0.3),
    safe: -square(next.rod.angle + 0.2),
    rate: -square(next.rod.rate),
  };
}
