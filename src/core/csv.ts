export type CsvValue = string | number | boolean | null | undefined;

/**
 * A spreadsheet computes what begins with one of these, and a designer's notes, a person's words and names of things come
 * from anybody: a `'` before it makes it text. In the midst of a text too, where a spreadsheet of another language would
 * begin a cell.
 */
const formulas = /(?<=(?:^|[;,\t\r\n])"*)(?=[=+\-@\t\r＝＋－＠])/g;

const textOf = (value: CsvValue): string => {
  if (value === null || value === undefined) return "";
  // What is no number has no spelling that all readers share.
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return typeof value === "string" ? value.replaceAll(formulas, "'") : String(value);
};

const field = (value: CsvValue): string => {
  const text = textOf(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line of RFC 4180. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(field).join(",")}\r\n`;

/** A table as RFC 4180 has it; what has no value is empty. */
export const csv = (header: readonly string[], rows: readonly (readonly CsvValue[])[]): string =>
  [header, ...rows].map(csvLine).join("");
