import { Help } from "commander";

/**
 * A label and its text, wrapped at words to the terminal's width under itself:
 *
 *     ok    sandbox: the system bounds data,
 *           processor time and files
 *
 * As one line where nobody says how wide it may be.
 */
export const hanging = (label: string, text: string, width = process.stdout.columns): string => {
  const room = width === undefined ? Number.POSITIVE_INFINITY : width - label.length;
  return label + new Help().boxWrap(text, room).replaceAll("\n", `\n${" ".repeat(label.length)}`);
};
