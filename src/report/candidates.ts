import { figure, percent } from "../core/format.ts";
import { codeBlock } from "./code.ts";
import { html, type Markup } from "./html.ts";
import type { CandidateCard } from "./types.ts";

const parentsOf = ({ parents }: CandidateCard): string =>
  parents.length === 0 ? "" : ` from ${parents.join(" and ")}`;

const repairsOf = ({ repairs }: CandidateCard): string =>
  repairs === 0 ? "" : `, ${repairs} ${repairs === 1 ? "repair" : "repairs"}`;

const diagnosticsTable = ({ diagnostics }: CandidateCard): Markup | false =>
  diagnostics.length > 0 &&
  html`<ul class="diagnostics">
    ${diagnostics.map(
      ({ rule, line, column, message, hint }) =>
        html`<li>
          <code>${rule}</code> <small>line ${line}, column ${column}</small
          ><br />${message}${hint !== "" && html` <em>${hint}</em>`}
        </li>`,
    )}
  </ul>`;

const card = (candidate: CandidateCard, { isBest }: { isBest: boolean }): Markup => {
  const { id, operator, note, text, fitness, success, outcome, outcomeText, diagnosis } = candidate;
  const score =
    fitness === null ? outcomeText : `${figure(fitness)}${success === null ? "" : `, success ${percent(success)}`}`;
  return html`<details class="candidate ${isBest ? "best" : outcome}">
    <summary>
      <b>${id}</b> <span class="operator">${operator}${parentsOf(candidate)}${repairsOf(candidate)}</span>
      <span class="score">${score}</span><br /><span class="note">${note}</span>
    </summary>
    ${diagnosticsTable(candidate)}${
      diagnosis !== null &&
      diagnosis.findings.length > 0 &&
      html`<ul>
        ${diagnosis.findings.map((finding) => html`<li>${finding}</li>`)}
      </ul>`
    }${text !== "" && codeBlock(text)}
  </details>`;
};

/** All candidates by generation, each opening to its code, its diagnosis and its diagnostics. */
export const candidateList = (candidates: readonly CandidateCard[], { bestId }: { bestId: string | null }): Markup =>
  html`${candidates.map((candidate) => card(candidate, { isBest: candidate.id === bestId }))}`;

/** How often each rule refused a program, then each refused or failed candidate with its reasons. */
export const refusals = (candidates: readonly CandidateCard[]): Markup => {
  const lost = candidates.filter(({ outcome }) => outcome === "rejected" || outcome === "failed");
  if (lost.length === 0) return html`<p>Nothing was rejected and nothing failed.</p>`;
  const counts = new Map<string, number>();
  for (const { outcome, outcomeText, diagnostics } of lost) {
    const rules = outcome === "failed" ? [outcomeText] : diagnostics.map(({ rule }) => rule);
    for (const rule of new Set(rules)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const ranked = [...counts].sort((left, right) => right[1] - left[1]);
  return html`<p>
      ${lost.length} of ${candidates.length} candidates never gave a score:
      ${ranked.map(([rule, count], index) => html`${index > 0 && ", "}<code>${rule}</code> ${count}×`)}.
    </p>
    ${candidateList(lost, { bestId: null })}`;
};
