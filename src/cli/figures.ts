/** A number for people: four significant digits, no exponent where it can be helped. */
export const figure = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) return value.toExponential(2);
  return String(Number(value.toPrecision(4)));
};

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** `75` → `1 min 15 s`. */
export const timeText = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
};

/** `1234567` → `1.23 M`. */
export const countText = (count: number): string =>
  count >= 1e6 ? `${(count / 1e6).toPrecision(3)} M` : count >= 1e4 ? `${Math.round(count / 1e3)} k` : String(count);
