import { findingText } from "../core/finding-text.ts";
import { figure, percent } from "../core/format.ts";
import { codeBlock } from "./code.ts";
import { html, type Markup } from "../drawing/html.ts";
import { poolTag } from "./page-parts.ts";
import { halfPage } from "./half-page.ts";
import type { CandidateCard } from "./types.ts";

const parentsOf = ({ parents }: CandidateCard): string =>
  parents.length === 0 ? "" : ` from ${parents.join(" and ")}`;

const repairsOf = ({ repairs }: CandidateCard): string =>
  repairs === 0 ? "" : `, ${repairs} ${repairs === 1 ? "repair" : "repairs"}`;

const diagnosticsList = (diagnostics: CandidateCard["diagnostics"]): Markup | false =>
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
    fitness === null
      ? outcomeText
      : html`${figure(fitness)}${success !== null && `, success ${percent(success)}`} ${poolTag("search")}`;
  const alarms = (candidate.looked ?? []).filter(({ severity }) => severity === "alarm");
  const findings = [...alarms, ...(diagnosis?.findings ?? [])];
  return html`<details class="candidate ${isBest ? "best" : outcome}">
    <summary>
      <b>${id}</b> <span class="operator">${operator}${parentsOf(candidate)}${repairsOf(candidate)}</span>
      <span class="score">${score}</span><br /><span class="note">${note}</span>
    </summary>
    ${diagnosticsList(candidate.diagnostics)}${
      findings.length > 0 &&
      html`<p class="legend">In its training on ${poolTag("search")}:</p>
        <ul>
          ${findings.map((finding) => html`<li>${findingText(finding)}</li>`)}
        </ul>`
    }${candidate.page !== undefined && halfPage(candidate.page)}${text !== "" && codeBlock(text)}
  </details>`;
};

/** All candidates, the highest first and those without a score last, each opening to its code, its diagnosis and its diagnostics. */
export const candidateList = (candidates: readonly CandidateCard[], { bestId }: { bestId: string | null }): Markup =>
  html`${candidates
    .toSorted((left, right) => (right.fitness ?? -Infinity) - (left.fitness ?? -Infinity) || 0)
    .map((candidate) => card(candidate, { isBest: candidate.id === bestId }))}`;

/** A candidate that was sent back: each refused text with its reasons, and what became of it. */
const history = ({ id, outcome, outcomeText, refusals: sentBack, diagnostics, text }: CandidateCard): Markup =>
  html`<details class="candidate ${outcome}">
    <summary>
      <b>${id}</b>
      <span class="operator"
        >${sentBack.length === 0 ? "" : `sent back ${sentBack.length} ${sentBack.length === 1 ? "time" : "times"}, `}${
          outcome === "trained" ? "then trained" : outcomeText
        }</span
      >
    </summary>
    ${sentBack.map(
      (refusal) =>
        html`<h3>${refusal.attempt === 0 ? "As first written" : `Repair ${refusal.attempt}`}</h3>
          ${diagnosticsList(refusal.diagnostics)}${refusal.text !== "" && codeBlock(refusal.text)}`,
    )}${
      outcome !== "trained" &&
      html`${sentBack.length > 0 && html`<h3>At last</h3>`}${diagnosticsList(diagnostics)}${text !== "" && codeBlock(text)}`
    }
  </details>`;

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** How often each rule refused a program, mended or not, then each candidate that was sent back, refused or failed. */
export const refusals = (candidates: readonly CandidateCard[]): Markup => {
  const isLost = ({ outcome }: CandidateCard) => outcome === "rejected" || outcome === "failed";
  const touched = candidates.filter((card) => isLost(card) || card.refusals.length > 0 || card.repairs > 0);
  if (touched.length === 0) return html`<p>Nothing was refused and nothing failed.</p>`;
  const counts = new Map<string, number>();
  const count = (rules: readonly string[]) => {
    for (const rule of new Set(rules)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  };
  for (const { outcome, outcomeText, diagnostics, refusals: sentBack } of touched) {
    for (const refusal of sentBack) count(refusal.diagnostics.map(({ rule }) => rule));
    if (outcome === "failed") count([outcomeText]);
    if (outcome === "rejected") count(diagnostics.map(({ rule }) => rule));
  }
  const ranked = [...counts].sort((left, right) => right[1] - left[1]);
  const mended = touched.filter((card) => card.outcome === "trained").length;
  const lost = touched.filter(isLost).length;
  return html`<p>
      ${counted(touched.length, "candidate")} of ${candidates.length}: ${mended} sent back, mended and trained, ${lost}
      refused or failed for
      good.${ranked.length > 0 && html` By rule: ${ranked.map(([rule, times], index) => html`${index > 0 && ", "}<code>${rule}</code> ${times}×`)}.`}
    </p>
    ${touched.map(history)}`;
};
