import { figures } from "../core/format.ts";
import { difference } from "./difference.ts";
import { poolTag } from "./page-parts.ts";
import { html, type Markup } from "../drawing/html.ts";
import type { CandidateCard } from "./types.ts";

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
    const scores =
      parent.fitness !== null && card.fitness !== null && html`<b>${from} → ${to}</b> ${poolTag("search")}`;
    return html`<details class="step" open>
      <summary>
        <b>${parent.id} → ${card.id}</b> <span class="operator">${card.operator}</span>
        <span class="score">${scores}</span><br /><span class="note">${card.note}</span>
      </summary>
      ${difference(parent.text, card.text)}
    </details>`;
  });
  return html`${steps}`;
};
