import { figure } from "../core/format.ts";
import { headedWords, headings, spreadTitle } from "../core/score-words.ts";
import { html, type Markup } from "../drawing/html.ts";
import { colourOf } from "./learning-curves.ts";
import type { Scale } from "../drawing/scale.ts";
import { intervalPlot, intervalScale } from "./interval-plot.ts";
import { poolTag } from "./page-parts.ts";
import { table } from "./table.ts";
import type { ReportData, ScoreRow } from "./types.ts";

/** The middle half of fewer scores than these is all of them. */
const leastForMiddle = 4;

const plotOf = ({ name, kind, score }: ScoreRow, x: Scale): Markup | null => {
  if (score === null) return null;
  const { mean, ci95, values } = score.successes ?? score.fitness;
  const words = headedWords(score);
  const label = `${words.mean}, ${spreadTitle(values.length)} ${words.spread}`;
  return intervalPlot({ values, mean, interval: ci95 }, { x, tone: colourOf(name, kind), label });
};

/** Best and references side by side: mean, IQM, interval, success. */
export const scoreTable = ({
  scores,
  confirmed,
  measured,
}: Pick<ReportData, "scores" | "confirmed" | "measured">): Markup => {
  if (scores.length === 0) return html`<p class="none">The run has not ended: nothing is confirmed yet.</p>`;
  const [told, beside] = headings(measured?.headline);
  const values = scores.flatMap(({ score }) => {
    if (score === null) return [];
    const { values: each, ci95 } = score.successes ?? score.fitness;
    return [...each, ...(ci95 ?? [])];
  });
  const x = intervalScale(values);
  const most = Math.max(0, ...scores.map(({ score }) => score?.fitness.values.length ?? 0));
  const hasMiddle = most >= leastForMiddle;
  const row = (each: ScoreRow) => {
    const { name, kind, score } = each;
    const head = html`<span class="key ${colourOf(name, kind)}">${name}</span>`;
    if (score === null) return { cells: [head], instead: "not measured" };
    const { fitness, successes = fitness } = score;
    const words = headedWords(score);
    const seeds = fitness.values.length;
    return {
      tone: kind,
      cells: [
        head,
        words.mean,
        seeds < leastForMiddle ? "–" : figure(successes.iqm),
        words.spread,
        words.beside,
        poolTag(kind === "best" && !confirmed ? "search" : "report", seeds),
        plotOf(each, x),
      ],
    };
  };
  const columns = [
    { title: "reward" },
    { title: measured?.headline === undefined ? "mean" : `mean ${told}` },
    hasMiddle && {
      title: html`<abbr title="interquartile mean: the mean of the middle half">IQM</abbr>`,
      label: "IQM",
    },
    { title: spreadTitle(most) },
    { title: beside },
    { title: "seeds" },
    { title: `${told}, each seed a dot`, kind: "plot" as const },
  ];
  return html`${table(columns, { rows: scores.map(row), label: "Scores of the best and the references", kind: "scores" })}
  ${
    !confirmed &&
    html`<p class="warning">
      The best was not confirmed on report seeds: its score is the search’s own, the largest of many noisy ones, and not
      a claim.
    </p>`
  }`;
};
