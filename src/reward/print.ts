import type { RewardProgram } from "./program.ts";
import { createSourceFile } from "./project.ts";

/** The program as text, laid out by TypeScript's formatter. Printing what was printed changes nothing. */
export const printReward = (program: RewardProgram): string => formatSource(program.source);

export const formatSource = (source: string): string => {
  const file = createSourceFile(source);
  file.formatText({ indentSize: 2, convertTabsToSpaces: true, ensureNewLineAtEndOfFile: true });
  return `${file
    .getFullText()
    .trim()
    .replaceAll(/\n{3,}/g, "\n\n")}\n`;
};
