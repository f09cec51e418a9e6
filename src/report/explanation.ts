import type { Explanation } from "../core/explanation.ts";
import { changeText, effectText, lineageText, shareText, verdictText } from "../core/explanation-text.ts";
import { scoreWords, seedsText } from "../core/score-words.ts";
import { progressTrace } from "./progress-trace.ts";
import { html, type Markup } from "../drawing/html.ts";
import { table } from "./table.ts";
import { intervalPlot, intervalScale } from "./interval-plot.ts";

/** What each term is worth, and where it comes from: what `explain` found of the best reward. */
export const explanationOf = ({ effects, fitness, lineage, progress, stoppedBy }: Explanation): Markup => {
  const seeds = fitness.values.length;
  const x = intervalScale([0, ...effects.flatMap(({ effect }) => [effect?.mean ?? 0, ...(effect?.interval ?? [])])]);
  return html`<h3>Why it won</h3>
    ${table(
      [
        { title: "change" },
        { title: "effect on the score" },
        { title: "of the score" },
        { title: "with its interval", kind: "plot" },
        { title: "what that says", kind: "words" },
      ],
      {
        label: "What each change of the reward does to its score",
        kind: "terms",
        rows: effects.map((each) => ({
          cells: [
            html`<code>${changeText(each)}</code>`,
            effectText(each),
            shareText(each, fitness.mean),
            each.effect !== null &&
              intervalPlot(
                { values: [], mean: each.effect.mean, interval: each.effect.interval, zero: 0 },
                { x, tone: "best", label: effectText(each) },
              ),
            verdictText(each),
          ],
        })),
      },
    )}
    <p class="legend">
      Each change was trained ${seedsText(seeds, "report")}, paired with the reward’s own trainings (fitness
      ${scoreWords(fitness).mean}). The intervals of all terms taken out hold together at 95 %, and so do those of all
      weights.${stoppedBy !== undefined && ` Stopped by a budget: ${stoppedBy}.`}
    </p>
    ${progress && progressTrace(progress)}
    <h3>Where its terms come from</h3>
    <ul>
      ${lineage.map((each) => html`<li><code>${each.term}</code> ${lineageText(each)}</li>`)}
    </ul>`;
};
