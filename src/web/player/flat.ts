import { MOTION, type PlayerEpisode, type PlayerScene } from "../../core/player-episode.ts";
import type { Shape } from "../../core/recording.ts";
import { roundLength } from "../../drawing/ground.ts";
import { outlinesOf, type Outline } from "../../drawing/outline.ts";
import { basisOf, dot, type Basis, type Point, type Vector } from "../../drawing/projection.ts";
import { isEndless, isLow } from "../../drawing/scene-frames.ts";
import { poseIn, readMotion, type Motion } from "./motion.ts";
import { colourOf, towards, type Palette } from "./palette.ts";
import type { Stage } from "./stage.ts";
import { lengthText } from "./words.ts";

/** Marks on the ground stand no nearer than this, px. */
const apart = 72;
/** Room below the picture for what says how long a metre is, px. */
const foot = 24;
/** Points of the root's way that stay in sight. */
const recent = 150;

const pathOf = (outlines: readonly Outline[]): Path2D => new Path2D(outlines.map(({ d }) => d).join(""));

type Frame = { context: CanvasRenderingContext2D; width: number; height: number; scale: number; shift: Point };

/** Ground seen from the side carries its distances. */
const drawLevel = (
  { context, width, height, scale, shift }: Frame,
  { ground, palette }: { ground: number; palette: Palette },
) => {
  const level = shift[1] - scale * ground;
  context.fillStyle = palette["scene-earth"];
  context.fillRect(0, level, width, Math.max(0, height - level));
  context.strokeStyle = palette["scene-horizon"];
  context.fillStyle = palette.soft;
  context.textAlign = "center";
  context.beginPath();
  context.moveTo(0, level);
  context.lineTo(width, level);
  const step = roundLength(apart / scale, { up: true });
  const first = Math.ceil(-shift[0] / scale / step);
  for (let index = first; index * step * scale + shift[0] < width; index++) {
    const x = index * step * scale + shift[0];
    context.moveTo(x, level);
    context.lineTo(x, level + 5);
    context.fillText(lengthText(index * step), x, level + 18);
  }
  context.stroke();
};

/** A net on the ground seen from above, its lines a round length apart. */
const drawNet = (
  { context, width, height, scale, shift }: Frame,
  { view, palette, step }: { view: Basis; palette: Palette; step: number },
): void => {
  const determinant = view.right[0] * view.up[1] - view.right[1] * view.up[0];
  if (Math.abs(determinant) < 1e-6) return;
  const world = ([px, py]: Point): Point => {
    const [x, y] = [(px - shift[0]) / scale, (shift[1] - py) / scale];
    return [(x * view.up[1] - view.right[1] * y) / determinant, (view.right[0] * y - view.up[0] * x) / determinant];
  };
  const screen = (x: number, y: number): Point => [
    shift[0] + scale * (view.right[0] * x + view.right[1] * y),
    shift[1] - scale * (view.up[0] * x + view.up[1] * y),
  ];
  const corners = (
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ] as const
  ).map(world);
  const [low, high] = [0, 1].map((axis) => {
    const places = corners.map((corner) => corner[axis] as number);
    return [Math.floor(Math.min(...places) / step), Math.ceil(Math.max(...places) / step)] as const;
  }) as [readonly [number, number], readonly [number, number]];
  context.strokeStyle = palette["scene-net"];
  context.beginPath();
  for (let index = low[0]; index <= low[1]; index++) {
    context.moveTo(...screen(index * step, high[0] * step));
    context.lineTo(...screen(index * step, high[1] * step));
  }
  for (let index = high[0]; index <= high[1]; index++) {
    context.moveTo(...screen(low[0] * step, index * step));
    context.lineTo(...screen(low[1] * step, index * step));
  }
  context.stroke();
};

/** Where the scene's root is at each frame. */
const wayOf = ({ root, moving }: PlayerScene, motion: Motion, times: readonly number[]): Vector[] => {
  if (root === null || !moving.includes(root)) return [];
  return times.map((time) => {
    motion.seek(time);
    return [0, 1, 2].map((axis) => motion.poses[root * MOTION + axis] as number) as unknown as Vector;
  });
};

/** Draws a scene on a canvas in its own view, without perspective. */
export const createFlatStage = (canvas: HTMLCanvasElement, episode: PlayerEpisode & { scene: PlayerScene }): Stage => {
  const { scene, steps, dt } = episode;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const motion = readMotion(scene, episode);
  const view = basisOf(scene.view);
  const times = steps.map((step) => step * dt);
  const way = wayOf(scene, motion, times);
  const drawn = [...scene.shapes.keys()].filter((shape) => !isEndless(scene.shapes[shape] as Shape));
  const shown = { width: 300, height: 150, ratio: 1 };
  let palette: Palette | null = null;

  const sideways = scene.view === "side" && scene.ground !== null;
  const scaleOf = (): number => {
    const { left, right, top, bottom } = scene.window;
    const below = sideways ? 22 : foot;
    return Math.max(1e-6, Math.min(shown.width / (right - left), (shown.height - below) / (bottom - top)));
  };

  const frameNow = (): Frame => {
    const { left, right, top, bottom } = scene.window;
    const { width, height } = shown;
    const scale = scaleOf();
    const [x, y] = [dot(view.right, motion.centre), -dot(view.up, motion.centre)];
    const below = sideways ? 22 : foot;
    return {
      context,
      width,
      height,
      scale,
      shift: [width / 2 - scale * (x + (left + right) / 2), (height - below) / 2 - scale * (y + (top + bottom) / 2)],
    };
  };

  const drawShapes = ({ scale, shift }: Frame, colours: Palette): void => {
    const depth = (shape: number): number =>
      isLow(scene.shapes[shape] as Shape) ? -Infinity : dot(view.toward, poseIn(motion.poses, shape).position);
    const ordered = drawn
      .map((shape) => ({ shape, depth: depth(shape) }))
      .sort((one, other) => one.depth - other.depth || 0);
    context.save();
    context.translate(...shift);
    for (const { shape: place } of ordered) {
      const shape = scene.shapes[place] as Shape;
      const path = pathOf(outlinesOf(shape, poseIn(motion.poses, place), { basis: view, scale, meshes: scene.meshes }));
      const colour = colourOf(colours, shape);
      context.globalAlpha = 1;
      if (shape.kind === "line") {
        context.lineWidth = 2;
        context.strokeStyle = shape.role === "ground" ? colours["scene-horizon"] : colour;
        context.stroke(path);
        continue;
      }
      const target = shape.role === "target";
      if (target) context.globalAlpha = 0.25;
      context.fillStyle = colour;
      // A box's faces have edges of their own inside the outline.
      if (shape.kind === "box" || shape.kind === "cylinder") {
        context.lineWidth = 2;
        context.strokeStyle = towards(colour, { to: "#000000", share: 0.4 });
        context.stroke(path);
        context.fill(path);
      } else {
        context.fill(path);
        context.globalAlpha = 1;
        context.lineWidth = 1;
        context.strokeStyle = target ? colour : towards(colour, { to: "#000000", share: 0.4 });
        context.stroke(path);
      }
    }
    context.restore();
  };

  const drawWay = ({ scale, shift }: Frame, { time, colours }: { time: number; colours: Palette }): void => {
    const last = times.findLastIndex((each) => each <= time);
    const points = way.slice(Math.max(0, last - recent), last + 1);
    if (points.length < 2) return;
    context.strokeStyle = colours["scene-way"];
    context.globalAlpha = 0.75;
    context.lineWidth = 1.4;
    context.beginPath();
    points.forEach((point, index) => {
      const [x, y] = [shift[0] + scale * dot(view.right, point), shift[1] - scale * dot(view.up, point)];
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.stroke();
    context.globalAlpha = 1;
  };

  /** How long a metre is, where the ground does not say it. */
  const drawScale = (colours: Palette): void => {
    const { height } = shown;
    const scale = scaleOf();
    const metres = roundLength(apart / scale, { up: true });
    const [end, level] = [12 + metres * scale, height - 11];
    context.strokeStyle = colours["scene-horizon"];
    context.fillStyle = colours.soft;
    context.textAlign = "left";
    context.beginPath();
    context.moveTo(12, level - 4);
    context.lineTo(12, level + 4);
    context.moveTo(12, level);
    context.lineTo(end, level);
    context.moveTo(end, level - 4);
    context.lineTo(end, level + 4);
    context.stroke();
    context.fillText(lengthText(metres), end + 7, level + 4);
  };

  return {
    draw(time) {
      if (palette === null) return;
      motion.seek(time);
      const frame = frameNow();
      const { width, height, ratio } = shown;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      context.font = "12px system-ui, sans-serif";
      context.lineWidth = 1;
      context.lineJoin = "round";
      context.lineCap = "round";
      if (sideways) drawLevel(frame, { ground: scene.ground as number, palette });
      else if (scene.ground !== null)
        drawNet(frame, { view, palette, step: roundLength(apart / frame.scale, { up: true }) });
      drawWay(frame, { time, colours: palette });
      drawShapes(frame, palette);
      if (!sideways) drawScale(palette);
    },
    resize({ width, height, ratio }) {
      Object.assign(shown, { width, height, ratio });
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    },
    paint(colours) {
      palette = colours;
    },
    // Drawn: on the ground, or below the picture.
    scale: () => "",
    dispose() {},
  };
};
