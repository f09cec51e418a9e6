import type { SceneDescription } from "./recording.ts";

/** One episode as a moving picture: few enough frames to stand in a report. `best/films.json` holds a list of them. */
export type Film = {
  /** Who acts: `best (g2-c7)`, `human`, `random`. */
  name: string;
  /** Which training's policy it is, and what became of the episode. */
  caption: string;
  scene: SceneDescription;
  /** Seconds from frame to frame, in the simulator's time. */
  dt: number;
  /** 12 numbers a shape, each frame. */
  poses: number[][];
};
