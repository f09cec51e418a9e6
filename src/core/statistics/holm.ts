/**
 * Holm's step-down correction (Holm 1979): p-values of one family of comparisons → adjusted ones, in the order given. An adjusted
 * value ≤ α may be called a difference with at most α chance that any such call of the family is false.
 */
export const holm = (pValues: readonly number[]): number[] => {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = [...pValues];
  let highest = 0;
  order.forEach((index, place) => {
    highest = Math.max(highest, Math.min(1, (pValues.length - place) * (pValues[index] as number)));
    adjusted[index] = highest;
  });
  return adjusted;
};
