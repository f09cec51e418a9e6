const keywords = new Set(
  (
    "as break case const continue default do else export false for from function if import in let new null of return " +
    "switch true type typeof undefined while"
  ).split(" "),
);

/** One alternative a kind, tried in order: comment, string, number, word. What matches none stays plain. */
const pattern =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?)|(?<number>\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b|\.\d+(?:e[+-]?\d+)?\b)|(?<word>[A-Za-z_$][\w$]*)/gi;

/** Comment, string, number, keyword; empty: nothing of these. */
type Tone = "c" | "s" | "n" | "k" | "";

export type CodeToken = readonly [tone: Tone, text: string];

/** TypeScript in pieces to be coloured. The text is shown, never trusted: where this is wrong about it, it only picks a wrong colour. */
export const codeTokens = (source: string): CodeToken[] => {
  const tokens: CodeToken[] = [];
  let place = 0;
  const plain = (until: number): void => {
    if (until > place) tokens.push(["", source.slice(place, until)]);
  };
  for (const match of source.matchAll(pattern)) {
    const { comment, string, number, word } = match.groups ?? {};
    const tone =
      comment !== undefined
        ? "c"
        : string !== undefined
          ? "s"
          : number !== undefined
            ? "n"
            : word !== undefined && keywords.has(word)
              ? "k"
              : null;
    if (tone === null) continue;
    plain(match.index);
    tokens.push([tone, match[0]]);
    place = match.index + match[0].length;
  }
  plain(source.length);
  return tokens;
};
