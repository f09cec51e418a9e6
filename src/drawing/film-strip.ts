import type { RecordedPlay, Recording } from "../core/recording.ts";
import { path } from "./chart.ts";
import { html, print, raw, type Content, type Markup } from "./html.ts";
import { drawingStyle } from "./colours.ts";
import { groundMarkup, groundMatrix, scaleBar } from "./ground.ts";
import { planFilm, type FilmPlan } from "./moments.ts";
import { pixels, type Point } from "./projection.ts";
import { sceneFrames } from "./scene-frames.ts";
import { chooseSeries, type Series } from "./series.ts";
import { drawFrame, rootTrace, shiftOf, type Stage } from "./stage.ts";
import { traceMarkup } from "./traces.ts";
import { outcomeOf, policyOf, seconds, titleOf } from "./words.ts";

const width = 960;
const edge = 24;
const inner = width - 2 * edge;
const gap = 10;
const mostFrames = 400;

/** Paths of one frame, laid where the camera sees them. */
const figureMarkup = (stage: Stage, frame: number): Markup => {
  const { parts, shadow } = drawFrame(stage, frame);
  return html`${shadow !== "" && html`<path class="cast" transform="${groundMatrix(stage)}" d="${shadow}" />`}${parts.map(
    ({ className, d }) => html`<path class="${className}" d="${d}" />`,
  )}`;
};

const wayMarkup = (points: readonly Point[]): Content =>
  points.length > 1 && html`<path class="way" d="${path(points.map(([x, y]) => [pixels(x), pixels(y)] as const))}" />`;

type Picture = { markup: Markup; height: number };

const timeOf = ({ frames }: Stage, frame: number): number => (frames.steps[frame] as number) * frames.dt;

const overlaid = ({ stage, moments, shift }: Extract<FilmPlan, { kind: "overlaid" }>, top: number): Picture => {
  const label = 20;
  const figures = moments.map((frame, index) => {
    const opacity = index === moments.length - 1 ? 1 : 0.35 + (0.5 * index) / moments.length;
    return html`<g opacity="${pixels(opacity * 10) / 10}">${figureMarkup(stage, frame)}</g>`;
  });
  const way = rootTrace(stage);
  const times = moments.map((frame) => {
    const place = way[frame];
    return (
      place !== undefined &&
      html`<text class="tick" x="${pixels(edge + shift[0] + place[0])}" y="${top + 11}" text-anchor="middle"
        >${seconds(timeOf(stage, frame))}</text
      >`
    );
  });
  const markup = html`${times}<svg
      x="${edge}"
      y="${top + label}"
      width="${inner}"
      height="${pixels(stage.height)}"
      overflow="hidden"
    >
      <g transform="translate(${pixels(shift[0])} ${pixels(shift[1])})">
        ${groundMarkup(stage)}${wayMarkup(way)}${figures}
      </g>
    </svg>`;
  return { markup, height: stage.height + label };
};

/** How many frames between two moments are hinted at. */
const ghosts = 3;

const panels = ({ stage, moments }: Extract<FilmPlan, { kind: "panels" }>, top: number): Picture => {
  const label = 20;
  const way = rootTrace(stage);
  const markup = moments.map((frame, index) => {
    const x = edge + index * (stage.width + gap);
    const [dx, dy] = shiftOf(stage, frame);
    const before = moments[index - 1] ?? frame;
    const between = Array.from({ length: ghosts }, (_, place) =>
      Math.round(frame - ((frame - before) * (place + 1)) / (ghosts + 1) / (stage.camera.follows ? 4 : 1)),
    );
    const faint = stage.camera.follows ? [] : [...new Set(between)].filter((one) => one !== frame && one > before);
    return html`<text class="tick" x="${pixels(x + stage.width / 2)}" y="${top + 11}" text-anchor="middle"
        >${seconds(timeOf(stage, frame))}</text
      ><rect
        class="sheet"
        x="${pixels(x)}"
        y="${top + label}"
        width="${pixels(stage.width)}"
        height="${pixels(stage.height)}"
        rx="6"
      /><svg
        x="${pixels(x)}"
        y="${top + label}"
        width="${pixels(stage.width)}"
        height="${pixels(stage.height)}"
        overflow="hidden"
      >
        <g transform="translate(${pixels(dx)} ${pixels(dy)})">
          ${groundMarkup(stage)}${wayMarkup(way.slice(0, frame + 1))}${faint
            .toReversed()
            .map((one) => html`<g opacity="0.14">${figureMarkup(stage, one)}</g>`)}${figureMarkup(stage, frame)}
        </g>
        ${index === 0 && scaleBar(stage)}
      </svg>`;
  });
  return { markup: html`${markup}`, height: stage.height + label };
};

const picture = (recording: Recording, { episode, top }: { episode: RecordedPlay; top: number }) => {
  const frames = sceneFrames(episode, { scene: recording.scene, dt: recording.dt, most: mostFrames });
  if (frames === null) return null;
  const plan = planFilm(frames, { width: inner, height: 300, gap });
  const drawn = plan.kind === "overlaid" ? overlaid(plan, top) : panels(plan, top);
  return { ...drawn, steps: plan.moments.map((frame) => frames.steps[frame] as number) };
};

const traceHeight = 34;
const rowHeight = traceHeight + 26;
const figures = 52;

const traces = (
  series: readonly Series[],
  {
    left,
    top,
    width,
    length,
    marks,
  }: { left: number; top: number; width: number; length: number; marks: readonly number[] },
): Markup =>
  html`${series.map((one, row) => {
    const box = { left, top: top + row * rowHeight + 16, width: width - figures, height: traceHeight };
    return html`<text class="head" x="${left}" y="${box.top - 5}"
        >${one.name}<tspan class="note" dx="6">${one.note}</tspan></text
      >${marks.map((step) => {
        const x = pixels(left + (box.width * step) / Math.max(1, length));
        return html`<line class="moment" x1="${x}" x2="${x}" y1="${box.top}" y2="${box.top + traceHeight}" />`;
      })}${traceMarkup(one, { box, length })}`;
  })}`;

/** Two columns: the reward and its terms beside the state; without a reward the state beside the actions. */
const columnsOf = (recording: Recording, episode: RecordedPlay): (readonly [string, Series[]])[] => {
  const { rewards, states, actions } = chooseSeries(recording, episode);
  const all = [
    ["reward and weighted terms", rewards],
    ["state", states],
    ["action", actions],
  ] as const;
  return all
    .filter(([, series]) => series.length > 0)
    .slice(0, 2)
    .map(([name, series]) => [name, series] as const);
};

/**
 * One episode as a picture of its own: several moments with the ground, a scale and the root's way, and below them the
 * reward's terms and the state over time. A whole SVG document, without script and without anything from elsewhere.
 */
export const drawFilmStrip = (recording: Recording, { episode: index = 0 }: { episode?: number } = {}): string => {
  const episode = recording.episodes[index] as RecordedPlay;
  const many = recording.episodes.length > 1 ? `episode ${index + 1} of ${recording.episodes.length} · ` : "";
  const film = picture(recording, { episode, top: 74 });
  const below = 74 + (film?.height ?? 0) + (film === null ? 0 : 26);
  const columns = columnsOf(recording, episode);
  const columnGap = 36;
  const columnWidth = (inner - columnGap * (Math.max(1, columns.length) - 1)) / Math.max(1, columns.length);
  const rows = columns.reduce((most, [, series]) => Math.max(most, series.length), 0);
  const height = Math.ceil(below + (rows > 0 ? 22 + rows * rowHeight + 20 : 8));
  const label = `${titleOf(recording)}, ${policyOf(recording)}: ${outcomeOf(episode, recording.dt)}`;
  const document = html`<svg
    class="drawing"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${label}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title>${label}</title>
    <style>
      ${raw(drawingStyle)}
    </style>
    <rect class="paper" width="${width}" height="${height}" />
    <text class="title" x="${edge}" y="32">${titleOf(recording)}</text>
    <text class="note" x="${edge}" y="52">${many}${policyOf(recording)} · ${outcomeOf(episode, recording.dt)}</text>
    ${film?.markup}${columns.map(([name, series], column) => {
      const left = edge + column * (columnWidth + columnGap);
      const axis = Math.round(below + 22 + series.length * rowHeight + 6);
      return html`<text class="note" x="${pixels(left)}" y="${pixels(below + 8)}">${name}</text>${traces(series, {
          left: pixels(left),
          top: Math.round(below + 22),
          width: columnWidth,
          length: episode.length,
          marks: film?.steps ?? [],
        })}<text class="tick" x="${pixels(left)}" y="${axis}">0 s</text
        ><text class="tick" x="${pixels(left + columnWidth - figures)}" y="${axis}" text-anchor="end"
          >${seconds(episode.length * recording.dt)}</text
        >`;
    })}
  </svg>`;
  return `${print(document)}\n`;
};
