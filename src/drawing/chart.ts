import { figures } from "../core/format.ts";
import { html, type Content, type Markup } from "./html.ts";
import { linearScale, type Scale } from "./scale.ts";
import { scrollBox } from "./scroll-box.ts";

/** Pixels of the drawing area's box; the picture scales with the page. */
export type Frame = { width: number; height: number; left: number; right: number; top: number; bottom: number };

export const frame = (size: Partial<Frame> = {}): Frame => ({
  width: 760,
  height: 300,
  left: 64,
  right: 16,
  top: 14,
  bottom: 40,
  ...size,
});

export const scalesOf = (
  { width, height, left, right, top, bottom }: Frame,
  { x, y, ticks = 5 }: { x: readonly [number, number]; y: readonly [number, number]; ticks?: number },
): { x: Scale; y: Scale } => ({
  x: linearScale(x, { range: [left, width - right], ticks: width < 500 ? 4 : 6 }),
  y: linearScale(y, { range: [height - bottom, top], ticks }),
});

/** 1200 → "1.2k", 3000000 → "3M", all in the unit of the largest: room is short on an axis, and no two ticks look alike. */
export const tickLabels = (ticks: readonly number[]): string[] => {
  const size = Math.max(0, ...ticks.map(Math.abs));
  const [unit, suffix] = size >= 1e6 ? ([1e6, "M"] as const) : size >= 1e3 ? ([1e3, "k"] as const) : ([1, ""] as const);
  return figures(ticks.map((tick) => tick / unit)).map((text) => (text === "0" ? text : `${text}${suffix}`));
};

/** Horizontal grid with the y labels, and the axis titles. */
export const yAxis = (box: Frame, { y, title }: { y: Scale; title?: string }): Markup =>
  html`${y.ticks.map(
    (tick, index) =>
      html`<line class="grid" x1="${box.left}" x2="${box.width - box.right}" y1="${y(tick)}" y2="${y(tick)}" /><text
          class="tick"
          x="${box.left - 8}"
          y="${y(tick) + 4}"
          text-anchor="end"
          >${tickLabels(y.ticks)[index]}</text
        >`,
  )}${
    title !== undefined &&
    html`<text
      class="axis"
      x="${-(box.top + box.height - box.bottom) / 2}"
      y="14"
      transform="rotate(-90)"
      text-anchor="middle"
      >${title}</text
    >`
  }`;

export const xAxis = (box: Frame, { x, title }: { x: Scale; title: string }): Markup =>
  html`<line
      class="base"
      x1="${box.left}"
      x2="${box.width - box.right}"
      y1="${box.height - box.bottom}"
      y2="${box.height - box.bottom}"
    />${x.ticks.map(
      (tick, index) =>
        html`<text class="tick" x="${x(tick)}" y="${box.height - box.bottom + 16}" text-anchor="middle"
          >${tickLabels(x.ticks)[index]}</text
        >`,
    )}<text class="axis" x="${(box.left + box.width - box.right) / 2}" y="${box.height - 6}" text-anchor="middle"
      >${title}</text
    >`;

export const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");

/** The frame for a telephone: as wide as its page, and higher for its width. */
export const narrowFrame = (size: Partial<Frame> = {}): Frame =>
  frame({ width: 360, height: 280, left: 46, right: 8, ...size });

type Drawn = { label: string; content: Content };

const picture = (box: Frame, { label, content }: Drawn, { least }: { least?: number } = {}): Markup =>
  html`<svg
    viewBox="0 0 ${box.width} ${box.height}"
    ${least !== undefined && html`style="min-width:${least}px"`}
    role="img"
    aria-label="${label}"
    xmlns="http://www.w3.org/2000/svg"
  >
    ${content}
  </svg>`;

/** Of its own width, the share below which a picture scrolls inside its box instead of growing smaller: labels stay legible. */
const least = 0.84;
/** Pixels that every page has. */
const always = 300;

/** A picture with its description for those who cannot see it. */
export const figure = (box: Frame, drawn: Drawn): Markup => {
  const needs = Math.round(least * box.width);
  return needs <= always ? picture(box, drawn) : scrollBox(drawn.label, picture(box, drawn, { least: needs }));
};

/** A picture for each width of page, of which one is seen: nothing of it scrolls, and no label is small. */
export const sizedFigure = (
  boxes: { wide: Frame; narrow: Frame },
  { label, draw }: { label: string; draw: (box: Frame) => Content },
): Markup =>
  html`<div class="on-wide">${picture(boxes.wide, { label, content: draw(boxes.wide) })}</div>
    <div class="on-narrow">${picture(boxes.narrow, { label, content: draw(boxes.narrow) })}</div>`;
