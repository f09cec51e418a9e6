import { isKept } from "../core/constraint.ts";
import { keepingText } from "../core/constraint-text.ts";
import { countText, figure } from "../core/format.ts";
import { headedWords, headings } from "../core/score-words.ts";
import { constraintText, measuredText, wordsText } from "../core/words-text.ts";
import { html, type Content, type Markup } from "../drawing/html.ts";
import { poolTag, tile } from "./page-parts.ts";
import type { ReportData, ScoreRow } from "./types.ts";

const spreadOf = (score: NonNullable<ScoreRow["score"]>): string => {
  const { spread } = headedWords(score);
  const count = score.fitness.values.length;
  return count === 1 ? "no interval" : count === 2 ? spread : `95 % interval ${spread}`;
};

/** What the run came to, in five figures; each says whose seeds it is of. */
export const headline = ({ scores, confirmed, spent, measured, humanNormalized }: ReportData): Markup => {
  const [told, beside] = headings(measured?.headline);
  const best = scores.find(({ kind }) => kind === "best")?.score ?? null;
  const seeds = best?.fitness.values.length ?? 0;
  const of = poolTag(confirmed ? "report" : "search", seeds);
  return html`<div class="tiles">
    ${
      best !== null &&
      html`${tile(headedWords(best).mean, {
        name: `${told} of the best`,
        detail: spreadOf(best),
        of,
      })}${tile(headedWords(best).beside, { name: beside, of })}`
    }${
      humanNormalized !== null &&
      tile(figure(humanNormalized), {
        name: "human-normalised score",
        detail: "0: the sparse reward, 1: the human one",
        of,
      })
    }${
      spent !== null &&
      tile(String(spent.proposed), {
        name: "candidates",
        detail: `${spent.rejected} rejected, ${spent.failed} failed`,
      })
    }${
      spent !== null &&
      tile(countText(spent.environmentSteps), {
        name: "environment steps",
        detail:
          spent.trainingSteps === undefined
            ? `${spent.trainings} trainings`
            : `${countText(spent.trainingSteps)} in ${spent.trainings} trainings, the rest in evaluations`,
      })
    }
  </div>`;
};

const bestOf = ({ kept = [] }: ReportData["constraints"][number]) => kept.find(({ who }) => who === "best");

/** What the best broke, or what nobody checks or reads, must not be passed over. */
const isLoud = (entry: ReportData["constraints"][number]): boolean => {
  const best = bestOf(entry);
  return !entry.read || !entry.checked || (best !== undefined && !isKept(best));
};

const keptByBest = (entry: ReportData["constraints"][number]): string => {
  const best = bestOf(entry);
  return best === undefined ? "" : `: the best, ${keepingText(best)}`;
};

/** What was measured beside what was said: words that nobody read must not look like the goal. */
export const said = ({ measured, words, constraints, warnings }: ReportData): Content => {
  return [
    measured !== null && html`<p class="lead"><b>Measured by:</b> ${measuredText({ measured, words })}</p>`,
    words !== null && html`<p class="lead ${!words.read && "warning"}"><b>Your words:</b> ${wordsText(words)}</p>`,
    constraints.length > 0 &&
      html`<ul class="lead ${constraints.some(isLoud) && "warning"}">
        ${constraints.map((constraint) => html`<li>${constraintText(constraint)}${keptByBest(constraint)}</li>`)}
      </ul>`,
    ...warnings.map((warning) => html`<p class="lead warning">${warning}</p>`),
  ];
};
