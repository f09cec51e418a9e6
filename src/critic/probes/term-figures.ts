import type { ProbeResult } from "../../core/outcome.ts";
import { mean, standardDeviation } from "../../core/statistics.ts";

/** Mean, bounds and deviation of each column over all parts' rows. */
export const figures = (names: readonly string[], parts: readonly Float64Array[]): ProbeResult["terms"] => {
  const width = names.length;
  const columns = names.map((name, column) => {
    const values = parts.flatMap((terms) =>
      Array.from({ length: terms.length / width }, (_, row) => terms[row * width + column] as number),
    );
    const min = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const max = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return [name, { mean: mean(values), min, max, deviation: standardDeviation(values) }];
  });
  return Object.fromEntries(columns);
};
