import { figure as pictureBox } from "../../drawing/chart.ts";
import { html, raw, type Markup } from "../../drawing/html.ts";
import { htmlPage } from "../../drawing/html-page.ts";
import { section } from "../page-parts.ts";
import { aggregatesPicture, improvementPicture, linesPicture, type Picture } from "./drawings.ts";
import { comparisonSection } from "./page/comparisons.ts";
import { costSection } from "./page/cost.ts";
import { headline } from "./page/headline.ts";
import { runList } from "./page/runs.ts";
import { scoreSection } from "./page/scores.ts";
import { toneStyle } from "./tones.ts";
import type { Figure, Results } from "./types.ts";
import { plural } from "./words.ts";

const drawn = ({ box, label, content, legend }: Picture): Markup =>
  html`${pictureBox(box, { label, content })}${
    legend.length > 0 &&
    html`<p class="legend">${legend.map(({ name, tone }) => html`<span class="key ${tone}">${name}</span> `)}</p>`
  }`;

const linesSection = (
  title: string,
  { data, methods, words }: { data: Figure; methods: Results["methods"]; words: string },
): Markup =>
  section(
    title,
    "reason" in data
      ? html`<p class="none">Not drawn: ${data.reason}.</p>`
      : html`<p class="legend">${words}</p>
          ${drawn(linesPicture(data, { methods: methods.map(({ id }) => id), label: `${title}: ${data.y}` }))}`,
  );

/** One self-contained page without script or network, light or dark as the reader's system asks. */
export const renderResults = (results: Results): string => {
  const { title, tasks, methods, notices, aggregates, profile, efficiency, method, versions } = results;
  const [pooled, improvement] = [aggregatesPicture(results), improvementPicture(results)];
  return htmlPage(
    { title, styles: raw(toneStyle) },
    html`<main>
      <header>
        <div class="brand">rewardsmith · results</div>
        <h1>${title}</h1>
        <p class="meta">
          ${[plural(tasks.length, "task"), plural(methods.length, "method"), `rewardsmith ${versions.join(", ")}`].join(" · ")}
        </p>
        ${
          notices.length > 0 &&
          html`<ul class="lead warning">
            ${notices.map((notice) => html`<li>${notice}</li>`)}
          </ul>`
        }
      </header>
      ${headline(results)} ${scoreSection(results)} ${comparisonSection(results)}
      ${
        pooled !== null &&
        section(
          "Over all tasks",
          html`<p class="legend">
              Normalised scores${"reason" in aggregates ? "" : ` over ${plural(aggregates.tasks.length, "task")}`}: 0 is
              the random policy, 1 the human reference; of the optimality gap less is better. Bars: 95 %, stratified
              bootstrap.
            </p>
            ${drawn(pooled)}`,
        )
      }
      ${
        improvement !== null &&
        section(
          "Probability of improvement",
          html`<p class="legend">
              How probably a run of one scores above a run of the other on a task drawn at random; ½ is a tie. Bars: 95
              %, each by itself.
            </p>
            ${drawn(improvement)}`,
        )
      }
      ${linesSection("Performance profile", {
        data: profile,
        methods,
        words: "The share of runs that score above each value: a line that is higher everywhere is better everywhere.",
      })}
      ${linesSection("Sample efficiency", {
        data: efficiency,
        methods,
        words:
          "How fast a policy learns under the best reward of each run: fitness of the training episodes, over the runs and the report trainings of each.",
      })}
      ${costSection(results)}
      ${section(
        "Method",
        html`<p class="lead method">${method}</p>
          ${runList(results)}`,
      )}
    </main>`,
  );
};
