import { formatNumber } from "../core/format.ts";
import { html, type Content, type Markup } from "./html.ts";
import { pixels, unproject, type Point } from "./projection.ts";
import { shiftOf, type Stage } from "./stage.ts";

/** No two marks are nearer than this, px, and there are no more than so many. */
const apart = 64;
const most = 240;
const labelHalf = 24;

type Range = readonly [number, number];

/** What of the world comes into the picture in any frame, in world pixels. */
const seen = (stage: Stage): { x: Range; y: Range } => {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  stage.camera.offsets.forEach((_, frame) => {
    const [x, y] = shiftOf(stage, frame);
    left = Math.min(left, -x);
    right = Math.max(right, stage.width - x);
    top = Math.min(top, -y);
    bottom = Math.max(bottom, stage.height - y);
  });
  return { x: [left, right], y: [top, bottom] };
};

/** The round length (1, 2 or 5 times a power of ten) next to this one, `up` or down. */
export const roundLength = (length: number, { up }: { up: boolean }): number => {
  const power = 10 ** Math.floor(Math.log10(length) + (up ? -1e-9 : 1e-9));
  const rounds = [1, 2, 5, 10].map((factor) => factor * power);
  return (
    (up ? rounds.find((one) => one >= length * (1 - 1e-9)) : rounds.findLast((one) => one <= length * (1 + 1e-9))) ??
    power
  );
};

/** Metres between two marks: a round number, wide enough for the eye and for the file. */
const stepOf = (extent: number, scale: number): number =>
  roundLength(Math.max(apart / scale, extent / most), { up: true });

const marks = ([low, high]: Range, step: number): number[] =>
  Array.from({ length: Math.floor(high / step) - Math.ceil(low / step) + 1 }, (_, index) =>
    Number(((Math.ceil(low / step) + index) * step).toPrecision(12)),
  );

/** A line of ground with its distances, m. */
const sideGround = (stage: Stage, ground: number): Markup => {
  const { scale } = stage;
  const { x, y } = seen(stage);
  const level = pixels(-ground * scale);
  const range: Range = [x[0] / scale, x[1] / scale];
  const step = stepOf(range[1] - range[0], scale);
  // A number that the edge cuts off would be another number.
  const isWhole = (px: number) => px > x[0] + labelHalf && px < x[1] - labelHalf;
  return html`<rect
      class="earth"
      x="${pixels(x[0])}"
      y="${level}"
      width="${pixels(x[1] - x[0])}"
      height="${pixels(Math.max(0, y[1] - level))}"
    /><line class="horizon" x1="${pixels(x[0])}" x2="${pixels(x[1])}" y1="${level}" y2="${level}" />${marks(
      range,
      step,
    ).map(
      (metres) =>
        html`<path class="horizon" d="M${pixels(metres * scale)} ${level}v5" />${
            isWhole(metres * scale) &&
            html`<text class="tick" x="${pixels(metres * scale)}" y="${level + 18}" text-anchor="middle"
              >${formatNumber(metres)} m</text
            >`
          }`,
    )}`;
};

/** A grid on the ground, seen from above or obliquely. */
const grid = (stage: Stage, ground: number): Markup => {
  const { scale, frames } = stage;
  const { x, y } = seen(stage);
  const corners = x.flatMap((px) => y.map((py): Point => unproject(frames.basis, [px / scale, py / scale], ground)));
  const along: Range = [Math.min(...corners.map(([one]) => one)), Math.max(...corners.map(([one]) => one))];
  const across: Range = [Math.min(...corners.map(([, one]) => one)), Math.max(...corners.map(([, one]) => one))];
  const step = stepOf(Math.max(along[1] - along[0], across[1] - across[0]), scale);
  const place = (px: number, py: number): string => {
    const { right, up } = frames.basis;
    const sx = right[0] * px + right[1] * py;
    const sy = -(up[0] * px + up[1] * py + up[2] * ground);
    return `${pixels(sx * scale)} ${pixels(sy * scale)}`;
  };
  const lines = [
    ...marks(along, step).map((at) => `M${place(at, across[0])}L${place(at, across[1])}`),
    ...marks(across, step).map((at) => `M${place(along[0], at)}L${place(along[1], at)}`),
  ];
  return html`<path class="net" d="${lines.join("")}" />`;
};

export const groundMarkup = (stage: Stage): Content => {
  const { scene, ground } = stage.frames;
  if (ground === null) return null;
  return scene.view === "side" ? sideGround(stage, ground) : grid(stage, ground);
};

/** How ground pixels seen from above (y downwards) are laid into the oblique picture, as an SVG matrix. */
export const groundMatrix = ({ frames: { basis, ground }, scale }: Stage): string => {
  const { right, up } = basis;
  const round = (value: number): number => Math.round(1e4 * value) / 1e4;
  return `matrix(${[right[0], -up[0], -right[1], up[1]].map(round).join(" ")} 0 ${pixels(-(ground ?? 0) * up[2] * scale)})`;
};

/** How long a metre is, below the picture; a ground with distances says it already. */
export const scaleBar = (stage: Stage): Content => {
  if (stage.foot === 0) return null;
  const { scale, width, height } = stage;
  const metres = roundLength(Math.min(140, width / 2) / scale, { up: false });
  const end = pixels(12 + metres * scale);
  const level = pixels(height - 12);
  return html`<path class="horizon" d="M12 ${level - 4}v8m0 -4H${end}m0 -4v8" /><text
      class="tick"
      x="${end + 7}"
      y="${level + 4}"
      >${formatNumber(metres)} m</text
    >`;
};
