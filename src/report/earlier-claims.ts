import { figure, percent } from "../core/format.ts";
import type { EarlierClaim } from "../core/summary.ts";
import { html, type Markup } from "../drawing/html.ts";

const sentence = ({ generations, best, references }: EarlierClaim): string => {
  const beside = (["human", "sparse", "random"] as const).flatMap((name) => {
    const score = references[name];
    return score === null ? [] : [`${name} ${figure(score.fitness.mean)}`];
  });
  const { fitness, success, candidate } = best;
  const after = `After ${generations} generation${generations === 1 ? "" : "s"}: ${candidate}`;
  if (fitness === null) return `${after}.`;
  return `${after} with fitness ${figure(fitness.mean)} and success ${percent(success)} over ${fitness.seeds.length} report seed${fitness.seeds.length === 1 ? "" : "s"} (${beside.join(", ")}).`;
};

/** What a run claimed before it was extended; nothing for one that never was. */
export const earlierClaims = (claims: readonly EarlierClaim[]): Markup | false =>
  claims.length > 0 &&
  html`<h3>Claimed before it was extended</h3>
    <p class="legend">Each on report seeds of its own, beside its references on the same seeds; these claims stand.</p>
    <ul>
      ${claims.map((claim) => html`<li>${sentence(claim)}</li>`)}
    </ul>`;
