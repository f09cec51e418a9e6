/** A fenced block of Markdown; `line` counts the lines of the text above its first. */
export type Block = { source: string; line: number; language: string; closed: boolean };

/** Fenced blocks in order (CommonMark: three or more backticks or tildes, closed by at least as many of the same). */
export const findBlocks = (text: string): Block[] => {
  const blocks: Block[] = [];
  const lines = text.split("\n");
  let open: { mark: string; indent: number; language: string; line: number } | undefined;
  const take = (end: number, closed: boolean): void => {
    if (open === undefined) return;
    const { indent, language, line } = open;
    // A fence in a list item is indented, and so is all of its content.
    const source = lines
      .slice(line, end)
      .map((content) => content.slice(Math.min(indent, content.length - content.trimStart().length)))
      .join("\n");
    blocks.push({ source, line, language, closed });
    open = undefined;
  };
  for (const [index, content] of lines.entries()) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*([^`\s]*)[^`]*$/.exec(content);
    if (fence === null) continue;
    const [, indent = "", mark = "", language = ""] = fence;
    if (open === undefined) open = { mark, indent: indent.length, language, line: index + 1 };
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && language === "") take(index, true);
  }
  take(lines.length, false);
  return blocks;
};
