import { exploringText, seedsText } from "../core/score-words.ts";
import { choicePlot } from "./choice-plot.ts";
import { codeBlock } from "./code.ts";
import { html, type Markup } from "../drawing/html.ts";
import { explanationOf } from "./explanation.ts";
import { list } from "./page-parts.ts";
import { termCourses, termTable } from "./terms.ts";
import type { ReportData } from "./types.ts";

/** How the best was chosen, pool by pool, and why in words. */
export const whyThisOne = ({ best, candidates }: Pick<ReportData, "best" | "candidates">): Markup | false => {
  const card = candidates.find(({ id }) => id === best?.id);
  if (best === null || card === undefined || (best.choice === null && best.reasons.length === 0)) return false;
  const origin = card.parents.length === 0 ? card.operator : `${card.operator} from ${card.parents.join(" and ")}`;
  const meant = card.note === "" ? "" : `: ${card.note}`;
  return html`${best.choice !== null && choicePlot(best.choice)}${list([...best.reasons, `It came by ${origin}${meant}`])}`;
};

/** The best reward: its code, and what its terms did in the trainings that its score is of. */
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
    ${codeBlock(best.source)}${
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
    }`;
};
