/** From the least to the most; −∞ of none. Not by Math.max, which takes no more values than the stack holds. */
export const span = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) -
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
