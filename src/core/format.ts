/** Differences below this share of the largest of some numbers are the arithmetic's, not the measurement's. */
const noise = 1e-9;

/** At a number of significant digits, never fewer than its whole part has; zeros at the end say that something was rounded. */
const rounded = (value: number, digits: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return "0";
  const isExact = (text: string) => Math.abs(Number(text) - value) <= 1e-12 * size;
  if (size >= 1e6 || size < 1e-3) {
    const text = value.toExponential(digits - 1).replace("e+", "e");
    return isExact(text) ? text.replace(/\.?0*e/, "e") : text;
  }
  const text = value.toPrecision(Math.max(digits, Math.ceil(Math.log10(size))));
  return isExact(text) || text.includes("e") ? String(Number(text)) : text;
};

/** A number inside a sentence or a prompt: three significant digits, no exponent between 0.001 and a million, no "-0". */
export const formatNumber = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2).replace("e+", "e");
  return String(Number(value.toPrecision(size >= 1000 ? Math.ceil(Math.log10(size)) : 3)));
};

/** A result as people read it: four significant digits, and "1.000" where it is not 1. */
export const figure = (value: number): string => rounded(value, 4);

/** Results that stand side by side: so many digits at least, and as many as it takes for different ones to look different. */
export const figures = (values: readonly number[], { least: fewest = 4 }: { least?: number } = {}): string[] => {
  const order = values.filter(Number.isFinite).toSorted((left, right) => left - right);
  const least = noise * Math.max(0, ...order.map(Math.abs));
  const apart = order.flatMap((value, index) => {
    const before = order[index - 1];
    return before !== undefined && value - before > least ? [[before, value] as const] : [];
  });
  const enough = (digits: number) =>
    apart.every(([left, right]) => Number(rounded(left, digits)) !== Number(rounded(right, digits)));
  let digits = fewest;
  while (digits < 17 && !enough(digits)) digits++;
  return values.map((value) => rounded(value, digits));
};

/** A share: 0 % only where there is nothing, 100 % only where it is all. */
export const percent = (share: number | null): string => {
  if (share === null) return "-";
  if (!Number.isFinite(share)) return `${share} %`;
  const tenths = Math.round(1000 * share) / 10;
  if (share > 0 && tenths === 0) return "< 0.1 %";
  if (share < 1 && tenths === 100) return "> 99.9 %";
  return `${tenths === 0 ? 0 : tenths} %`;
};

/** `75` → `1 min 15 s`. */
export const timeText = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return seconds > 0 && whole === 0 ? "< 1 s" : `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
};

/** `1234567` → `1.23 M`; below ten thousand as it is. */
export const countText = (count: number): string => {
  if (count < 1e4) return String(count);
  if (count < 999_500) return `${Math.round(count / 1e3)} k`;
  return count < 999_500_000 ? `${(count / 1e6).toPrecision(3)} M` : `${(count / 1e9).toPrecision(3)} G`;
};

type Steps = { trainingSteps?: number; evaluationSteps?: number; environmentSteps: number };

/** "311 k environment steps (188 k of training, 123 k of evaluation)"; the sum alone where its parts were not counted. */
export const stepsText = ({ trainingSteps, evaluationSteps, environmentSteps }: Steps): string => {
  const sum = `${countText(environmentSteps)} environment steps`;
  return trainingSteps === undefined || evaluationSteps === undefined
    ? sum
    : `${sum} (${countText(trainingSteps)} of training, ${countText(evaluationSteps)} of evaluation)`;
};

/** Dollars: cents where they say it, two significant digits below ten of them. */
export const dollars = (usd: number): string =>
  usd > 0 && usd < 0.1 ? `$${Number(usd.toPrecision(2))}` : `$${usd.toFixed(2)}`;
