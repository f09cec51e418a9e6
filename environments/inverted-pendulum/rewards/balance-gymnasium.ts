import type { Step } from "environment";

// InvertedPendulum-v5: one for every step that does not end in a fall.
export const weights = { upright: 1 };

export function terms({ terminated }: Step) {
  return { upright: terminated ? 0 : 1 };
}
