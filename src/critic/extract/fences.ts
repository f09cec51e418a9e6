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
    const fence = fenceIn(content);
    if (fence === undefined) continue;
    if (open === undefined) open = { ...fence, line: index + 1 };
    else if (fence.mark[0] === open.mark[0] && fence.mark.length >= open.mark.length && fence.language === "")
      take(index, true);
  }
  take(lines.length, false);
  return blocks;
};

/** Read from left to right once: as a regular expression this went back over a long run for every way to part it. */
const fenceIn = (line: string): { mark: string; indent: number; language: string } | undefined => {
  const text = line.trimStart();
  const [character] = text;
  if (character !== "`" && character !== "~") return undefined;
  let length = 0;
  while (text[length] === character) length++;
  const info = text.slice(length).trim();
  if (length < 3 || info.includes("`")) return undefined;
  return { mark: text.slice(0, length), indent: line.length - text.length, language: info.split(/\s/, 1)[0] ?? "" };
};
