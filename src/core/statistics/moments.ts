export const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] as number;
  return total;
};

export const mean = (values: ArrayLike<number>): number =>
  values.length === 0 ? Number.NaN : sum(values) / values.length;

/** Population variance; 0 for fewer than two values. */
export const variance = (values: ArrayLike<number>): number => {
  if (values.length < 2) return 0;
  const centre = mean(values);
  let total = 0;
  for (let index = 0; index < values.length; index++) total += ((values[index] as number) - centre) ** 2;
  return total / values.length;
};

export const standardDeviation = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

/** Standard error of the mean, s / √n with s over n − 1; null for fewer than two values, which tell nothing of spread. */
export const standardError = (values: ArrayLike<number>): number | null =>
  values.length < 2 ? null : Math.sqrt(variance(values) / (values.length - 1));
