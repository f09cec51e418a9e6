import { exploringText, seedsText } from "../core/score-words.ts";
import { codeBlock } from "./code.ts";
import { html, type Markup } from "../drawing/html.ts";
import { explanationOf } from "./explanation.ts";
import { termCourses, termTable } from "./terms.ts";
import type { ReportData } from "./types.ts";
import { winningLine } from "./winning-line.ts";

const list = (items: readonly string[]): Markup =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

/** The best reward: why it was taken, its code, and what its terms did in the trainings that its score is of. */
export const bestReward = ({ best, candidates }: ReportData): Markup => {
  if (best === null) {
    return html`<p class="none">
      ${candidates.length === 0 ? "No candidate was proposed." : "No candidate was trained."}
    </p>`;
  }
  const { pool, seeds, episodes, exploring } = best.evidence;
  const plays = exploringText({ exploring, of: seeds, pool });
  const evidence = `${episodes === 0 ? "the evaluation episodes" : `${episodes} evaluation episodes`} of ${seeds === 1 ? "its training" : `its ${seeds} trainings`} ${seedsText(seeds, pool)}`;
  return html`<p class="meta">${best.id}${plays !== null && ` · ${plays}`}</p>
    ${
      best.reasons.length > 0 &&
      html`<h3>Why this one</h3>
        ${list(best.reasons)}`
    }${codeBlock(best.source)}${
      best.terms.length > 0 &&
      html`<h3>Its terms</h3>
        ${termTable(best.terms)}
        <p class="legend">
          Unweighted, per step, in ${evidence}; the share is of Σ|weight · term|. The verdict is the search training’s:
          it is what the designer was told.
        </p>
        ${termCourses(best.terms)}`
    }${best.explanation !== undefined && explanationOf(best.explanation)}${
      best.findings.length > 0 &&
      html`<h3>What the analyzer found</h3>
        <p class="legend">In ${evidence}.</p>
        ${list(best.findings)}`
    }${winningLine(candidates, best.id)}`;
};
