import { html, type Markup } from "../drawing/html.ts";

const keywords = new Set(
  (
    "as break case const continue default do else export false for from function if import in let new null of return " +
    "switch true type typeof undefined while"
  ).split(" "),
);

/** One alternative a kind, tried in order: comment, string, number, word. What matches none stays plain. */
const tokens =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?)|(?<number>\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b|\.\d+(?:e[+-]?\d+)?\b)|(?<word>[A-Za-z_$][\w$]*)/gi;

const colour = (source: string): Markup[] => {
  const parts: Markup[] = [];
  let place = 0;
  for (const match of source.matchAll(tokens)) {
    const { comment, string, number, word } = match.groups ?? {};
    const kind =
      comment !== undefined
        ? "c"
        : string !== undefined
          ? "s"
          : number !== undefined
            ? "n"
            : word !== undefined && keywords.has(word)
              ? "k"
              : null;
    if (kind === null) continue;
    parts.push(html`${source.slice(place, match.index)}<span class="${kind}">${match[0]}</span>`);
    place = match.index + match[0].length;
  }
  parts.push(html`${source.slice(place)}`);
  return parts;
};

/** TypeScript, lightly coloured. The text is shown, never trusted: a tokenizer that is wrong about it only picks a wrong colour. */
export const codeBlock = (source: string): Markup =>
  html`<pre class="code"><code>${colour(source.trimEnd())}</code></pre>`;
