import type { Comparison } from "./types.ts";
import { plural } from "./words.ts";

/** Told apart by a test that holds for all of them together; what is not shown is no proof of equality. */
export const isShown = ({ adjusted }: Comparison): boolean => adjusted <= 0.05;

/** Over what: `5 paired runs`, `3 paired trainings (2 and 0 without a partner)`. */
export const overText = ({ pairs, unit, unpaired }: Comparison): string => {
  if (pairs === null) return `${unit}, unpaired`;
  const [left, right] = unpaired;
  const rest = left + right > 0 ? ` (${left} and ${right} without a partner)` : "";
  return `${plural(pairs, unit === "runs" ? "paired run" : "paired training")}${rest}`;
};
