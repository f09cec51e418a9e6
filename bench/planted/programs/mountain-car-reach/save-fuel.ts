// Fuel is dear: each step with the engine on costs. The flag is what it is spent for.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { fuel: 1, flag: 20 };

export function terms({ action, terminated }: Step) {
  return {
    fuel: -square(action.throttle),
    flag: terminated ? 1 : 0,
  };
}
