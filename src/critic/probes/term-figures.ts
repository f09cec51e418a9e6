import type { ProbeResult } from "../../core/outcome.ts";

/** Mean, bounds and deviation of each column over all parts' rows. */
export const figures = (names: readonly string[], parts: readonly Float64Array[]): ProbeResult["terms"] => {
  const width = names.length;
  return Object.fromEntries(
    names.map((name, column) => {
      let count = 0;
      let mean = 0;
      let squares = 0;
      let min = Number.POSITIVE_INFINITY;
      let max = Number.NEGATIVE_INFINITY;
      for (const terms of parts) {
        for (let index = column; index < terms.length; index += width) {
          const value = terms[index] as number;
          count++;
          // Welford's update: sums of squares of large, nearly equal numbers would cancel.
          const difference = value - mean;
          mean += difference / count;
          squares += difference * (value - mean);
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      return [name, { mean, min, max, deviation: Math.sqrt(squares / Math.max(1, count)) }];
    }),
  );
};
