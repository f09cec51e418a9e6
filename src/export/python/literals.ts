/** A number as Python writes a float, at the top of a module. */
export const number = (value: number): string =>
  Number.isFinite(value) ? (/[.e]/.test(String(value)) ? String(value) : `${value}.0`) : `float("${value}")`;

export const floats = (values: readonly number[]): string => `[${values.map(number).join(", ")}]`;
