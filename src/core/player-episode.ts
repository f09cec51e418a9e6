import type { FramesReference } from "./frames.ts";
import type { Column, SceneDescription } from "./recording.ts";

/** Numbers of a shape in a player's frame: position (m), then its rotation as a unit quaternion x, y, z, w. */
export const MOTION = 7;

/** Times real time that a player offers. */
export const playerSpeeds = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50] as const;

/** A scene over time. Numbers are base64 of little-endian single precision (core/stored-numbers.ts). */
export type PlayerScene = SceneDescription & {
  /** Places of the shapes that ever move; the others stay as `first` has them. */
  moving: number[];
  /** shapes × 7: the first frame. */
  first: string;
  /** frames × moving × 7. */
  motion: string;
  /** Height of the ground that has no end, m; null without one. */
  ground: number | null;
  /** Of each frame the point that is looked at, m: frames × 3; null where the camera stands still. */
  centres: string | null;
  /** What is to be seen around that point in the scene's own view, m, y downwards. */
  window: { left: number; right: number; top: number; bottom: number };
};

/** One number over the episode, to be plotted below the timeline. */
export type PlayerSeries = {
  name: string;
  /** Unit, weight or what else is to be known. */
  note: string;
  kind: Column["kind"];
  tone: "total" | "term" | "state" | "action";
  /** Step at which the first value is known: 0 for a state, 1 for what a step gives. */
  from: 0 | 1;
  values: string;
  /** Whether it is among those that tell most, which are shown unasked. */
  telling: boolean;
};

/** Something that happened in steps `from` up to `to`: a mark on the timeline. */
export type PlayerMoment = { from: number; to: number; label: string };

/** One episode as a player in a browser reads it: whole, as plain JSON, a few hundred kilobytes. */
export type PlayerEpisode = {
  /** Who acts: `best (g2-c7)`, `human`, `random`. */
  name: string;
  /** What became of the episode. */
  caption: string;
  /** Seconds a step, and how many there are. */
  dt: number;
  length: number;
  /** Times real time, at first. */
  speed: number;
  /** The step that each frame shows, ascending. */
  steps: number[];
  /** Null where nothing was recorded to draw. */
  scene: PlayerScene | null;
  /** Of a world that draws itself: where its pictures are, or may be had. */
  frames?: FramesReference | undefined;
  series: PlayerSeries[];
  moments: PlayerMoment[];
};
