// A hundred for the flag; every use of the engine costs its square, so that the car arrives with a sensible drive.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { flag: 100, engine: 0.5 };

export function terms({ action, terminated }: Step) {
  return {
    flag: terminated ? 1 : 0,
    engine: -square(action.throttle),
  };
}
