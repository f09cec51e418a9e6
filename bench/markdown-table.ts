const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** A cell may hold several, joined by ` | `. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
