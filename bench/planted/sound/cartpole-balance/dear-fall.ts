// A fall is dear, a level pole is worth a little.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { fall: 20, level: 0.2 };

export function terms({ next, terminated }: Step) {
  return {
    fall: terminated ? -1 : 0,
    level: gaussian(next.pole.angle, 0.1),
  };
}
