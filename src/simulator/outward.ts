/** An end of a range to two figures, away from its middle, so that a simulator's last digit does not show: 0.1234 → 0.13. */
export const outward = (value: number, direction: "floor" | "ceil"): number => {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((Math[direction](value / unit) * unit).toPrecision(6));
};
