import { percent } from "../../core/format.ts";
import type { Interval } from "../../core/statistics.ts";
import { frame, path, scalesOf, tickLabels, xAxis, yAxis, type Frame } from "../../drawing/chart.ts";
import { html, print, raw, type Content } from "../../drawing/html.ts";
import { extentOf, linearScale } from "../../drawing/scale.ts";
import { pictureStyle, toneOf } from "./tones.ts";
import type { Figure, Results } from "./types.ts";
import { withInterval } from "./words.ts";

/** A picture: its box, what it shows, said for those who cannot see it, and whose marks are which. */
export type Picture = { box: Frame; label: string; content: Content; legend: { name: string; tone: string }[] };

type Drawn = Extract<Figure, { lines: unknown }>;

/** Lines with their bands; a share's axis goes from 0 to 1. */
export const linesPicture = (
  { x: xTitle, y: yTitle, lines }: Drawn,
  { methods, label }: { methods: readonly string[]; label: string },
): Picture => {
  const box = frame({ height: 320 });
  const all = lines.flatMap(({ points }) => points);
  const isShare = yTitle.startsWith("share");
  const { x, y } = scalesOf(box, {
    x: extentOf(all.map((point) => point.x)),
    y: isShare
      ? [0, 1]
      : extentOf(
          all.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]),
          { padding: 0.05 },
        ),
  });
  const content = html`${yAxis(box, { y, title: yTitle })}${xAxis(box, { x, title: xTitle })}${lines.map(
    ({ method, points }) => {
      const hasBand = points.some(({ low }) => low !== null);
      const edge = [
        ...points.map((point) => [x(point.x), y(point.high ?? point.y)] as const),
        ...points.toReversed().map((point) => [x(point.x), y(point.low ?? point.y)] as const),
      ];
      return html`<g class="${toneOf(methods.indexOf(method))}"
        >${hasBand && html`<path class="band" d="${path(edge)}Z" />`}<path
          class="line"
          d="${path(points.map((point) => [x(point.x), y(point.y)] as const))}"
      /></g>`;
    },
  )}`;
  const legend = lines.map(({ method }) => ({ name: method, tone: toneOf(methods.indexOf(method)) }));
  return { box, label, content, legend };
};

type Row = { name: string; tone: string; value: number; interval: Interval };

const leastRow = 26;
/** With the name above the row's mark. */
const tallRow = 42;
/** Pixels of a letter, about: names must have room before the drawing begins. */
const letter = 6.4;

/** Panels side by side, in each one row a name: a dot with its interval. `mark`: where a dashed line stands. */
export const rowsPicture = (
  panels: readonly { title: string; rows: readonly Row[]; mark?: number; within?: readonly [number, number] }[],
  { label, width = 760 }: { label: string; width?: number },
): Picture => {
  const names = (panels[0]?.rows ?? []).map(({ name }) => name);
  const reach = 28 + letter * Math.max(0, ...names.map((name) => name.length));
  // Names of several options are long: they stand above their rows then, and take no room from the drawing.
  const isBeside = reach <= width / 2.6;
  const [left, rowHeight] = isBeside ? [reach, leastRow] : [16, tallRow];
  const [top, bottom, gap] = [28, 34, 26];
  const height = top + bottom + rowHeight * names.length;
  const each = (width - left - 16 - gap * (panels.length - 1)) / panels.length;
  const content = panels.map(({ title, rows, mark, within }, place) => {
    const from = left + place * (each + gap);
    const values = rows.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
    const x = linearScale(within ?? extentOf([...values, ...(mark === undefined ? [] : [mark])], { padding: 0.06 }), {
      range: [from, from + each],
      ticks: panels.length > 2 ? 3 : 5,
    });
    const labels = tickLabels(x.ticks);
    const foot = height - bottom + 4;
    return html`<text x="${from + each / 2}" y="14" text-anchor="middle">${title}</text>${x.ticks.map(
        (tick, index) =>
          html`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="${top - 4}" y2="${foot}" /><text
              class="tick"
              x="${x(tick)}"
              y="${foot + 16}"
              text-anchor="middle"
              >${labels[index]}</text
            >`,
      )}${mark !== undefined && html`<line class="zero" x1="${x(mark)}" x2="${x(mark)}" y1="${top - 4}" y2="${foot}" />`}${rows.map(
        ({ name, tone, value, interval }, row) => {
          const y = top + rowHeight * (row + 1) - leastRow / 2;
          const [at, anchor] = isBeside ? [[left - 12, y + 4], "end"] : [[left, y - 14], "start"];
          return html`${place === 0 && html`<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}">${name}</text>`}<g
              class="${tone}"
              >${
                interval !== null &&
                html`<line class="reach" x1="${x(interval[0])}" x2="${x(interval[1])}" y1="${y}" y2="${y}" />`
              }<circle class="dot" cx="${x(value)}" cy="${y}" r="4.5"
            /></g>`;
        },
      )}`;
  });
  return { box: frame({ width, height }), label, content, legend: [] };
};

/** rliable's four figures of each method over all tasks. */
export const aggregatesPicture = ({ aggregates, methods }: Results): Picture | null => {
  if ("reason" in aggregates || aggregates.methods.length === 0) return null;
  const names = methods.map(({ id }) => id);
  const titles = { iqm: "IQM", mean: "mean", median: "median", optimalityGap: "optimality gap" } as const;
  const panels = (Object.keys(titles) as (keyof typeof titles)[]).map((key) => ({
    title: titles[key],
    rows: aggregates.methods.map((each) => ({
      name: each.method,
      tone: toneOf(names.indexOf(each.method)),
      ...each[key],
    })),
  }));
  const said = aggregates.methods.map(({ method, iqm }) => `${method}: ${withInterval(iqm.value, iqm.interval)}`);
  return rowsPicture(panels, { label: `Normalised scores over all tasks; interquartile means: ${said.join("; ")}` });
};

export const improvementPicture = ({ improvement, methods }: Results): Picture | null => {
  if (improvement.length === 0) return null;
  const names = methods.map(({ id }) => id);
  const rows = improvement.map(({ left, right, probability, interval }) => ({
    name: `${left} above ${right}`,
    tone: toneOf(names.indexOf(left)),
    value: probability,
    interval,
  }));
  const said = rows.map(({ name, value }) => `${name}: ${percent(value)}`);
  return rowsPicture([{ title: "probability of improvement", rows, mark: 0.5, within: [0, 1] }], {
    label: `Probability of improvement: ${said.join("; ")}`,
  });
};

const legendHeight = 22;

/** A file of its own, its legend above it. */
export const pictureFile = ({ box, label, content, legend }: Picture): string => {
  const height = box.height + (legend.length > 0 ? legendHeight * legend.length : 0);
  const shift = height - box.height;
  return print(
    html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${box.width} ${height}"
      width="${box.width}"
      height="${height}"
      role="img"
      aria-label="${label}"
    >
      <title>${label}</title>
      <style>
        ${raw(pictureStyle)}
      </style>
      ${legend.map(
        ({ name, tone }, index) =>
          html`<g class="${tone}"
            ><line
              class="line"
              x1="${box.left}"
              x2="${box.left + 28}"
              y1="${legendHeight * (index + 0.5)}"
              y2="${legendHeight * (index + 0.5)}"
            /><text x="${box.left + 36}" y="${legendHeight * (index + 0.5) + 4}">${name}</text></g
          >`,
      )}
      <g transform="translate(0 ${shift})">${content}</g>
    </svg> `,
  );
};
