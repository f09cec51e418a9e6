import { figure as number } from "../core/format.ts";
import { frame, narrowFrame, path, sizedFigure, yAxis, type Frame } from "../drawing/chart.ts";
import { html, type Markup } from "../drawing/html.ts";
import { colourOf } from "./learning-curves.ts";
import { extentOf, linearScale } from "../drawing/scale.ts";
import { poolTag } from "./page-parts.ts";
import type { CandidateCard } from "./types.ts";

const stripHeight = 26;
/** Pixels that the number of a generation takes; of many, not all are written. */
const leastColumn = 22;

/** Every candidate as a mark in its generation's column at the height of its fitness; those without one in a strip below. */
export const generationStrip = (
  candidates: readonly CandidateCard[],
  { levels, bestId }: { levels: readonly { name: string; value: number }[]; bestId: string | null },
): Markup => {
  const generations = [...new Set(candidates.map(({ generation }) => generation))].sort((left, right) => left - right);
  if (generations.length === 0) return html`<p class="none">No candidate was proposed.</p>`;
  const draw = (box: Frame) => {
    const scores = candidates.flatMap(({ fitness }) => fitness ?? []);
    const y = linearScale(extentOf([...scores, ...levels.map(({ value }) => value)], { padding: 0.06 }), {
      range: [box.height - box.bottom, box.top],
    });
    const column = (box.width - box.left - box.right) / generations.length;
    const every = Math.ceil(leastColumn / column);
    const place = ({ generation, id }: CandidateCard): number => {
      const siblings = candidates.filter((other) => other.generation === generation);
      const index = siblings.findIndex((other) => other.id === id);
      const share = (index + 1) / (siblings.length + 1);
      return Math.round(box.left + column * (generations.indexOf(generation) + 0.08 + 0.84 * share));
    };
    const stripY = box.height - box.bottom + stripHeight / 2 + 4;
    const mark = (candidate: CandidateCard) => {
      const { id, fitness, outcome, outcomeText, note } = candidate;
      const x = place(candidate);
      const title = html`<title>${id}: ${fitness === null ? outcomeText : number(fitness)}. ${note}</title>`;
      return fitness === null
        ? html`<g class="mark ${outcome}">${title}<path d="M${x - 4} ${stripY - 4}l8 8m0 -8l-8 8" /></g>`
        : html`<g class="mark ${id === bestId ? "best" : "trained"}"
            >${title}<circle cx="${x}" cy="${y(fitness)}" r="${id === bestId ? 6 : 4}"
          /></g>`;
    };
    let best = Number.NEGATIVE_INFINITY;
    const bestSoFar = generations.flatMap((generation, index) => {
      const here = candidates.filter((candidate) => candidate.generation === generation);
      best = Math.max(best, ...here.flatMap(({ fitness }) => fitness ?? []));
      const from = Math.round(box.left + column * index);
      return Number.isFinite(best) ? [[from, y(best)] as const, [Math.round(from + column), y(best)] as const] : [];
    });
    return html`${yAxis(box, { y, title: "fitness on search seeds" })}${levels.map(
        ({ name, value }) =>
          html`<line
            class="level ${colourOf(name, "reference")}"
            x1="${box.left}"
            x2="${box.width - box.right}"
            y1="${y(value)}"
            y2="${y(value)}"
            ><title>${name}, on report seeds: ${number(value)}</title></line
          >`,
      )}<path class="so-far" d="${path(bestSoFar)}" />${generations.map(
        (generation, index) =>
          html`${
            index % every === 0 &&
            html`<text
              class="tick"
              x="${Math.round(box.left + column * (index + 0.5))}"
              y="${box.height - 20}"
              text-anchor="middle"
              >${generation}</text
            >`
          }${
            index > 0 &&
            html`<line
              class="grid"
              x1="${Math.round(box.left + column * index)}"
              x2="${Math.round(box.left + column * index)}"
              y1="${box.top}"
              y2="${box.height - 40}"
            />`
          }`,
      )}<line
        class="base"
        x1="${box.left}"
        x2="${box.width - box.right}"
        y1="${box.height - box.bottom}"
        y2="${box.height - box.bottom}"
      />${candidates.map(mark)}<text
        class="axis"
        x="${(box.left + box.width - box.right) / 2}"
        y="${box.height - 4}"
        text-anchor="middle"
        >generation</text
      >`;
  };
  const isLost = candidates.some(({ fitness }) => fitness === null);
  const size = { height: 300 + stripHeight, bottom: 40 + stripHeight };
  return html`${sizedFigure(
      { wide: frame(size), narrow: narrowFrame(size) },
      { label: "Fitness of every candidate by generation", draw },
    )}
    <p class="legend">
      <span class="key dot trained">candidate ${poolTag("search")}</span> ${
        bestId !== null && html`<span class="key dot best">the best</span> `
      }<span class="key so-far">best so far</span>
      ${isLost && html`<span class="key cross">rejected or failed</span> `}${levels.map(
        ({ name }) =>
          html`<span class="key dashed ${colourOf(name, "reference")}">${name} ${poolTag("report")}</span> `,
      )}
    </p>`;
};
