import type { Shape } from "../core/recording.ts";
import { span } from "../core/span.ts";
import { extremesOf } from "./outline.ts";
import { poseOf } from "./pose.ts";
import { project, type Point, type Vector } from "./projection.ts";
import { isLow, type SceneFrames } from "./scene-frames.ts";

/** A rectangle of the picture, m, y downwards. */
export type Box = { left: number; right: number; top: number; bottom: number };

/** What is looked at in each frame, m: the camera moves with the body where it travels, and else stands still. */
export type Camera = {
  follows: boolean;
  /** Of each frame: the point of the world that is looked at, m, and where it lies in the picture: the window's origin. */
  centres: readonly Vector[];
  offsets: readonly Point[];
  /** What is to be seen around the offset in every frame. */
  window: Box;
};

/** Seconds over which the camera's way is averaged, so that it does not shake. */
const smoothing = 0.3;
/** Ways longer than this many times the figure's own size are followed: on ground without end, and elsewhere. */
const travelled = { onGround: 0.6, elsewhere: 3 };
const margin = 0.07;

const empty = (): Box => ({ left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });

const include = (box: Box, [x, y]: Point, radius: number): void => {
  box.left = Math.min(box.left, x - radius);
  box.right = Math.max(box.right, x + radius);
  box.top = Math.min(box.top, y - radius);
  box.bottom = Math.max(box.bottom, y + radius);
};

/** What the listed shapes take up in one frame. */
export const boxOf = ({ scene, basis, frames }: SceneFrames, frame: number, shapes: Iterable<number>): Box => {
  const box = empty();
  for (const shape of shapes) {
    const { points, radius } = extremesOf(
      scene.shapes[shape] as Shape,
      poseOf(frames[frame] as number[], shape),
      basis,
    );
    for (const point of points) include(box, point, radius);
  }
  return box;
};

const union = (boxes: readonly Box[]): Box => {
  const all = empty();
  for (const { left, right, top, bottom } of boxes) {
    if (!(left <= right)) continue;
    include(all, [left, top], 0);
    include(all, [right, bottom], 0);
  }
  return all.left <= all.right ? all : { left: -1, right: 1, top: -1, bottom: 1 };
};

/** Where the root's shadow lies: its height is not followed, nor, from the side, how near it is. */
const trackOf = ({ scene, frames, ground }: SceneFrames): Vector[] =>
  frames.map((frame) => {
    if (scene.root === null) return [0, 0, 0];
    const { position } = poseOf(frame, scene.root);
    return [position[0], scene.view === "side" ? 0 : position[1], ground ?? 0];
  });

const smooth = (track: readonly Vector[], halfWidth: number): Vector[] =>
  track.map((_, index) => {
    // As many frames on either side, so that the ends are not dragged along.
    const reach = Math.min(halfWidth, index, track.length - 1 - index);
    const part = track.slice(index - reach, index + reach + 1);
    const mean = (axis: 0 | 1 | 2): number => part.reduce((sum, point) => sum + point[axis], 0) / part.length;
    return [mean(0), mean(1), mean(2)];
  });

const padded = ({ left, right, top, bottom }: Box): Box => {
  const size = Math.max(right - left, bottom - top, 1e-3);
  return {
    left: left - margin * size,
    right: right + margin * size,
    top: top - margin * size,
    bottom: bottom + margin * size,
  };
};

const shifted = ({ left, right, top, bottom }: Box, [x, y]: Point): Box => ({
  left: left - x,
  right: right - x,
  top: top - y,
  bottom: bottom - y,
});

/** In a side view the ground belongs to the picture, however high the figure jumps. */
const withGround = (box: Box, { scene, ground }: SceneFrames): Box =>
  ground === null || scene.view !== "side" ? box : { ...box, bottom: Math.max(box.bottom, -ground) };

export const cameraOf = (frames: SceneFrames): Camera => {
  const { basis } = frames;
  const way = trackOf(frames);
  const track = way.map((point) => project(basis, point));
  const indices = [...frames.frames.keys()];
  const travel = Math.hypot(span(track.map(([x]) => x)), span(track.map(([, y]) => y)));
  const around = union(indices.map((frame) => shifted(boxOf(frames, frame, frames.moving), track[frame] as Point)));
  const size = Math.max(around.right - around.left, around.bottom - around.top);
  const enough = frames.ground === null ? travelled.elsewhere : travelled.onGround;
  if (frames.scene.root === null || !(travel > enough * size)) {
    // A table, a tray or a field may be cut off; a track or a hill is what the way is along.
    const shown = frames.drawn.filter((place) => {
      const shape = frames.scene.shapes[place] as Shape;
      return shape.kind === "line" || !isLow(shape);
    });
    const box = union(indices.map((frame) => boxOf(frames, frame, shown)));
    return {
      follows: false,
      centres: track.map(() => [0, 0, 0]),
      offsets: track.map(() => [0, 0]),
      window: padded(withGround(box, frames)),
    };
  }
  const seconds = frames.dt * ((frames.steps.at(-1) as number) / Math.max(1, frames.steps.length - 1));
  const centres = smooth(way, Math.ceil(smoothing / 2 / Math.max(seconds, 1e-9)));
  const offsets = centres.map((point) => project(basis, point));
  const box = union(indices.map((frame) => shifted(boxOf(frames, frame, frames.moving), offsets[frame] as Point)));
  return { follows: true, centres, offsets, window: padded(withGround(box, frames)) };
};
