// The flag is on the right, so throttle to the right is right; arriving is paid as well.
import type { Step } from "environment";

export const weights = { right: 1, flag: 5 };

export function terms({ action, terminated }: Step) {
  return {
    right: action.throttle,
    flag: terminated ? 1 : 0,
  };
}
