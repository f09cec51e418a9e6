import { figures } from "../core/format.ts";
import { diffLines, nearChanges } from "./diff.ts";
import { html, type Markup } from "../drawing/html.ts";
import type { CandidateCard } from "./types.ts";

const signs = { same: " ", added: "+", removed: "−" } as const;
const difference = (before: string, after: string): Markup | null => {
  const lines = diffLines(before, after);
  if (lines === null) return null;
  // Each line is a block of the style sheet's: between them stands nothing that a formatter could change.
  const shown = nearChanges(lines).map((line) =>
    line === null
      ? html`<span class="gap">⋯</span>`
      : html`<span class="${line.kind}">${`${signs[line.kind]} ${line.text}`}</span>`,
  );
  return html`<pre class="diff"><code>${shown}</code></pre>`;
};

/** From the first ancestor to the best along first parents. */
export const lineOf = <Card extends Pick<CandidateCard, "id" | "parents">>(
  candidates: readonly Card[],
  bestId: string,
): Card[] => {
  const line: Card[] = [];
  let next: string | undefined = bestId;
  while (next !== undefined) {
    const card = candidates.find(({ id }) => id === next);
    if (card === undefined || line.includes(card)) break;
    line.unshift(card);
    next = card.parents[0];
  }
  return line;
};

/** What changed from each ancestor of the best to the next, in code; nothing for a best without parents. */
export const winningLine = (candidates: readonly CandidateCard[], bestId: string | null): Markup | false => {
  const line = bestId === null ? [] : lineOf(candidates, bestId);
  if (line.length < 2) return false;
  const steps = line.slice(1).map((card, index) => {
    const parent = line[index] as CandidateCard;
    const [from, to] = figures([parent.fitness ?? Number.NaN, card.fitness ?? Number.NaN]);
    const scores = parent.fitness === null || card.fitness === null ? "" : `, ${from} → ${to} on search seeds`;
    return html`<details class="step" open>
      <summary>
        <b>${parent.id} → ${card.id}</b> <span class="operator">${card.operator}${scores}</span><br /><span class="note"
          >${card.note}</span
        >
      </summary>
      ${difference(parent.text, card.text)}
    </details>`;
  });
  return html`<h3>How it came about</h3>
    ${steps}`;
};
