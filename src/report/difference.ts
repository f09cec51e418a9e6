import { changedPart, diffLines, nearChanges, type DiffLine } from "./diff.ts";
import { html, type Content, type Markup } from "../drawing/html.ts";

const signs = { same: " ", added: "+", removed: "−" } as const;
/** Of so many lines removed and as many added in their place, each with its other. */
const partners = (lines: readonly DiffLine[]): ReadonlyMap<DiffLine, DiffLine> => {
  const found = new Map<DiffLine, DiffLine>();
  for (let index = 0; index < lines.length;) {
    const start = index;
    while (lines[index]?.kind === "removed") index++;
    const added = index;
    while (lines[index]?.kind === "added") index++;
    if (added - start === index - added) {
      for (let place = start; place < added; place++) {
        const [from, to] = [lines[place] as DiffLine, lines[added + place - start] as DiffLine];
        found.set(from, to).set(to, from);
      }
    }
    if (index === start) index++;
  }
  return found;
};

/** Of a line of which more than this share is new, nothing is marked: all of it is. */
const mostMarked = 0.6;

/** Marked where it differs from its other, unless little of it stayed. */
const textOf = ({ text }: DiffLine, other: DiffLine | undefined): Content => {
  if (other === undefined) return text;
  const { start, end } = changedPart(text, other.text);
  return end - start > mostMarked * text.trim().length
    ? text
    : html`${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}`;
};

/** What changed from one program to another, line by line; null for programs that are too long for it. */
export const difference = (before: string, after: string): Markup | null => {
  const lines = diffLines(before, after);
  if (lines === null) return null;
  const others = partners(lines);
  // Each line is a block of the style sheet's: between them stands nothing that a formatter could change.
  const shown = nearChanges(lines).map((line) =>
    line === null
      ? html`<span class="gap">⋯</span>`
      : html`<span class="${line.kind}">${`${signs[line.kind]} `}${textOf(line, others.get(line))}</span>`,
  );
  return html`<pre class="diff"><code>${shown}</code></pre>`;
};
