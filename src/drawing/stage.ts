import { POSE, type Shape } from "../core/recording.ts";
import { cameraOf, type Camera } from "./camera.ts";
import { outlinesOf, type Outline } from "./outline.ts";
import { poseOf } from "./pose.ts";
import { basisOf, dot, project, type Point } from "./projection.ts";
import { isLow, type SceneFrames } from "./scene-frames.ts";

/** A picture's size in pixels and how the world is laid into it. World pixels: metres × scale, y downwards. */
export type Stage = {
  frames: SceneFrames;
  camera: Camera;
  width: number;
  height: number;
  /** Pixels a metre. */
  scale: number;
  /** Room kept free below, px, for what says how long a metre is. */
  foot: number;
};

/** One path to draw, back to front. */
export type Part = { className: string; d: string };

export type DrawnFrame = {
  parts: Part[];
  /** Outlines straight from above, in pixels, for the ground's plane; empty where no shadow falls. */
  shadow: string;
};

/** Ground seen from the side carries its distances; everything else has a scale below the picture. */
const footOf = ({ scene, ground }: SceneFrames): number => (ground !== null && scene.view === "side" ? 0 : 24);

/** As large as the box allows; lower than `height` where the scene is flat, but not lower than `least`. */
export const stageOf = (
  frames: SceneFrames,
  { width, height, least }: { width: number; height: number; least: number },
): Stage => {
  const camera = cameraOf(frames);
  const { left, right, top, bottom } = camera.window;
  const foot = footOf(frames);
  const scale = Math.min(width / (right - left), (height - foot) / (bottom - top));
  return {
    frames,
    camera,
    width,
    height: Math.max(least, Math.min(height, scale * (bottom - top) + foot)),
    scale,
    foot,
  };
};

/** Where world pixel (0, 0) lies in the picture when `frame` is shown. */
export const shiftOf = ({ camera: { offsets, window }, width, height, scale, foot }: Stage, frame: number): Point => {
  const [x, y] = offsets[frame] as Point;
  return [
    width / 2 - scale * (x + (window.left + window.right) / 2),
    (height - foot) / 2 - scale * (y + (window.top + window.bottom) / 2),
  ];
};

const shades = ["", " lit", " dim"] as const;

const classOf = (shape: Shape, shade: Outline["shade"]): string =>
  `s ${shape.role}${shape.side === undefined ? "" : ` side${shape.side % 4}`}${shape.kind === "line" ? " open" : ""}${shades[shade]}`;

const casts = (shape: Shape): boolean => shape.kind !== "line" && shape.role !== "target" && !isLow(shape);

/** The shapes of one frame as paths in world pixels. */
export const drawFrame = ({ frames, scale }: Stage, index: number): DrawnFrame => {
  const { scene, basis, drawn, ground } = frames;
  const frame = frames.frames[index] as readonly number[];
  const entries = drawn.map((place) => {
    const shape = scene.shapes[place] as Shape;
    const pose = poseOf(frame, place);
    return { shape, pose, depth: isLow(shape) ? -Infinity : dot(pose.position, basis.toward) };
  });
  const ordered = entries.sort((left, right) => (left.depth < right.depth ? -1 : left.depth > right.depth ? 1 : 0));
  const parts = ordered.flatMap(({ shape, pose }) =>
    outlinesOf(shape, pose, { basis, scale, meshes: scene.meshes }).map(({ d, shade }) => ({
      className: classOf(shape, shade),
      d,
    })),
  );
  const shadow =
    scene.view !== "oblique" || ground === null
      ? ""
      : entries
          .filter(({ shape, pose }) => casts(shape) && pose.position[2] > ground)
          .flatMap(({ shape, pose }) => outlinesOf(shape, pose, { basis: basisOf("top"), scale, meshes: scene.meshes }))
          .map(({ d }) => d)
          .join("");
  return { parts, shadow };
};

/** The root's way through all frames, in world pixels. */
export const rootTrace = ({ frames: { scene, basis, frames }, scale }: Stage): Point[] => {
  const { root } = scene;
  if (root === null) return [];
  return frames
    .filter((frame) => frame.length >= (root + 1) * POSE)
    .map((frame) => {
      const [x, y] = project(basis, poseOf(frame, root).position);
      return [x * scale, y * scale];
    });
};
