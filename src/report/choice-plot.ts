import { figures, percent } from "../core/format.ts";
import { mean } from "../core/statistics.ts";
import { frame, narrowFrame, path, sizedFigure, xAxis, type Frame } from "../drawing/chart.ts";
import { html, type Content, type Markup } from "../drawing/html.ts";
import { extentOf, linearScale, type Scale } from "../drawing/scale.ts";
import { colourOf } from "./learning-curves.ts";
import type { Choice, ChoiceRow } from "./types.ts";

const headHeight = 30;
const rowHeight = 22;
const swarmHeight = 34;
const foot = 40;
/** Where a swarm's dots go, so that equal scores are seen to be several. */
const jitter = [0, -7, 7, -3.5, 3.5, -10, 10];

const words: Record<Choice["stages"][number]["pool"], string> = {
  search: "what the search saw: the highest of many flatters",
  selection: "its leaders again, to choose among them",
  report: "the chosen one, to claim",
};

const toneOf = ({ name, kind }: ChoiceRow): string => (kind === "candidate" ? "trained" : colourOf(name, kind));

const dots = (values: readonly number[], { x, y }: { x: Scale; y: number }): Content =>
  values.map((value) => html`<circle cx="${x(value)}" cy="${y}" r="3" opacity=".6" />`);

/** Every candidate a dot, the best last and larger. */
const swarm = (rows: readonly ChoiceRow[], { x, y, box }: { x: Scale; y: number; box: Frame }): Content => [
  html`<line class="grid" x1="${box.left}" x2="${box.width - box.right}" y1="${y}" y2="${y}" />`,
  ...rows
    .map((row, index) => ({ row, shift: row.kind === "best" ? 0 : (jitter[index % jitter.length] as number) }))
    .toSorted((left, right) => Number(left.row.kind === "best") - Number(right.row.kind === "best"))
    .map(
      ({ row, shift }) =>
        html`<g class="mark ${toneOf(row)}"
          ><title>${row.name}</title
          ><circle cx="${x(mean(row.values))}" cy="${y + shift}" r="${row.kind === "best" ? 6 : 4}"
        /></g>`,
    ),
];

/** The names are the rows' own; the mean a stroke, each seed a dot. */
const rowMarks = (row: ChoiceRow, { x, y, box }: { x: Scale; y: number; box: Frame }): Content =>
  html`<g class="seeds ${toneOf(row)}"
    ><text class="${row.kind !== "best" && "tick"}" x="${box.left - 10}" y="${y + 4}" text-anchor="end"
      >${row.name}</text
    ><line
      class="grid"
      x1="${box.left}"
      x2="${box.width - box.right}"
      y1="${y}"
      y2="${y}" />${dots(row.values, { x, y })}<line
      class="line"
      x1="${x(mean(row.values))}"
      x2="${x(mean(row.values))}"
      y1="${y - 8}"
      y2="${y + 8}"
  /></g>`;

const heightOf = ({ stages }: Choice): number =>
  stages.reduce(
    (sum, { pool, rows }) => sum + headHeight + (pool === "search" ? swarmHeight : rowHeight * rows.length),
    8 + foot,
  );

const countText = ({ pool, rows }: Choice["stages"][number]): string => {
  const seeds = rows[0]?.values.length ?? 0;
  return pool === "search"
    ? `${rows.length} candidates`
    : `${pool === "selection" ? `${rows.length} ${rows.length === 1 ? "leader" : "leaders"}, ` : ""}${seeds} ${seeds === 1 ? "seed" : "seeds"} each`;
};

const draw = ({ by, stages }: Choice, box: Frame): Content => {
  const all = stages.flatMap(({ rows }) => rows.flatMap(({ values }) => values));
  const x = linearScale(extentOf(all, { padding: 0.04 }), {
    range: [box.left, box.width - box.right],
    ticks: box.width < 500 ? 4 : 6,
  });
  const way: (readonly [number, number])[] = [];
  let top = 8;
  const drawn = stages.map((stage) => {
    const { pool, rows } = stage;
    const first = top + headHeight;
    top = first + (pool === "search" ? swarmHeight : rowHeight * rows.length);
    const place = (index: number) => (pool === "search" ? first + swarmHeight / 2 : first + rowHeight * (index + 0.5));
    const best = rows.findIndex(({ kind }) => kind === "best");
    if (best >= 0) way.push([x(mean((rows[best] as ChoiceRow).values)), place(best)]);
    const head = html`<text class="haloed" x="0" y="${first - 8}"
      ><tspan class="head">${pool} seeds</tspan
      ><tspan class="tick" dx="8">${countText(stage)}</tspan
      >${box.width > 500 && html`<tspan class="tick" dx="6">· ${words[pool]}</tspan>`}</text
    >`;
    const marks =
      pool === "search"
        ? swarm(rows, { x, y: place(0), box })
        : rows.map((row, index) => rowMarks(row, { x, y: place(index), box }));
    return html`${head}${marks}`;
  });
  return html`<path class="so-far" d="${path(way)}" />${drawn}${xAxis(box, { x, title: by })}`;
};

/** How the best went through the pools: the line falls back where the search had been lucky. */
export const choicePlot = (choice: Choice): Markup => {
  const height = heightOf(choice);
  const best = choice.stages.flatMap(({ pool, rows }) =>
    rows.flatMap(({ kind, values }) => (kind === "best" ? [{ pool, value: mean(values) }] : [])),
  );
  const shown =
    choice.by === "success" ? best.map(({ value }) => percent(value)) : figures(best.map(({ value }) => value));
  const said = best.map(({ pool }, index) => `${shown[index]} on ${pool} seeds`).join(", ");
  return sizedFigure(
    {
      wide: frame({ height, left: 84, bottom: foot }),
      narrow: narrowFrame({ height, left: 66, bottom: foot }),
    },
    { label: `How the best was chosen, by ${choice.by}: ${said}`, draw: (box) => draw(choice, box) },
  );
};
