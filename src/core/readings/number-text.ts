/** Longest number that anybody writes. */
const longest = 40;

/**
 * The number that digits, points, commas and apostrophes mean; NaN where they mean none.
 *
 *     1,000 → 1000   1,5 → 1.5   0,125 → 0.125   1.000,5 → 1000.5   1,000.5 → 1000.5   1,2,3 → NaN
 *
 * One comma before three digits groups thousands, as in English, unless what stands before it is 0; any other one
 * divides.
 */
export const numberText = (text: string): number => {
  if (text.length > longest) return Number.NaN;
  const [digits = "", exponent = "0"] = text.replaceAll(/[_'’\u00a0\u202f\u2009]/g, "'").split("e");
  return Number(`${plain(digits)}e${exponent}`);
};

const plain = (digits: string): string => {
  if (digits.includes("'"))
    return /^\d{1,3}(?:'\d{3})+(?:[.,]\d+)?$/.test(digits) ? digits.replaceAll("'", "").replace(",", ".") : "no";
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(digits)) return digits;
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(",", "");
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(digits)) return digits.replaceAll(".", "").replace(",", ".");
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(digits)) return digits.replaceAll(".", "");
  return /^\d+,\d+$/.test(digits) ? digits.replace(",", ".") : "no";
};
