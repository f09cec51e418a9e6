import { decay } from "reward";
import type { Step } from "environment";

// A pull from everywhere and a cusp at the mark itself.
export const weights = { pull: 5, cusp: 1 };

export const terms = ({ next: { fingertip } }: Step) => ({
  pull: -fingertip.markDistance,
  cusp: decay(fingertip.markDistance, 0.03),
});
