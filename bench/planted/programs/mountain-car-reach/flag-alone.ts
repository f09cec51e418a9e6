// There is one thing to do, and that is paid.
import type { Step } from "environment";

export const weights = { flag: 1 };

export function terms({ terminated }: Step) {
  return {
    flag: terminated ? 1 : 0,
  };
}
