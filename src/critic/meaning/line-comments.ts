/** What the comment behind the code of a line says; "" where there is none. */
export const commentBehind = (line: string, mark: RegExp = /\/\//): string => {
  const start = line.search(mark);
  return start < 0 ? "" : line.slice(start + 2).trimEnd();
};

/** What a line says that is nothing but comment, or undefined. */
export const wholeComment = (line: string): string | undefined => {
  const text = line.trim();
  return text.startsWith("//") ? text.slice(2) : undefined;
};

/** The same, lines of a block comment included. */
export const wholeOrBlockComment = (line: string): string | undefined => {
  const text = line.trim();
  const mark = /^\/?\*+/.exec(text);
  return mark === null ? wholeComment(line) : text.slice(mark[0].length);
};
