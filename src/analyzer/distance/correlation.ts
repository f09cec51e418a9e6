// Of rewards over steps, each of which counts as often as it is met: `base`, shares that add up to 1.

type Moments = { mean: number; deviation: number };

/** Mean and deviation of a reward over `base`. */
export const momentsOver = (base: ArrayLike<number>, values: ArrayLike<number>): Moments => {
  let mean = 0;
  for (let index = 0; index < base.length; index++) mean += (base[index] as number) * (values[index] as number);
  let square = 0;
  for (let index = 0; index < base.length; index++)
    square += (base[index] as number) * ((values[index] as number) - mean) ** 2;
  return { mean, deviation: Math.sqrt(square) };
};

/** The same in every step, but for the rounding of its mean. */
export const isSteady = ({ mean, deviation }: Moments): boolean => !(deviation > 1e-12 * Math.abs(mean));

/** Pearson's correlation of two rewards over the steps of `base`; 0 where either is constant. */
export const correlationOver = (
  base: ArrayLike<number>,
  { left, right }: { left: ArrayLike<number>; right: ArrayLike<number> },
): number => {
  const [of, and] = [momentsOver(base, left), momentsOver(base, right)];
  if (isSteady(of) || isSteady(and)) return 0;
  let product = 0;
  for (let index = 0; index < base.length; index++)
    product += (base[index] as number) * ((left[index] as number) - of.mean) * ((right[index] as number) - and.mean);
  return product / (of.deviation * and.deviation);
};
