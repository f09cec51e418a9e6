import type { RuleTable } from "../types.ts";

export const unitsRules = {
  "units/mixed": {
    severity: "warning",
    meaning: "quantities of different units are added, subtracted, compared or measured by one norm",
    hint: "Bring them to one scale first: divide each by a typical value, or give each a weight of its own.",
  },
  "units/degrees": {
    severity: "warning",
    meaning: "radians meet degrees",
    hint: "Angles are in radians: write `12 * Math.PI / 180` for 12 degrees.",
  },
  "units/exponent": {
    severity: "warning",
    meaning: "an exponential, power or logarithm is taken of a quantity that has a unit",
    hint: "Divide by a scale in the same unit: `Math.exp(-distance / 0.1)`, or `decay(distance, 0.1)`.",
  },
} satisfies RuleTable;
