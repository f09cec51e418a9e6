import type { Palette } from "./palette.ts";

/** A picture of an episode on a canvas, whatever draws it. */
export type Stage = {
  /** Draws the moment, s. */
  draw(time: number): void;
  /** Of the canvas, in pixels of the page, and how many of the screen's make one. */
  resize(size: { width: number; height: number; ratio: number }): void;
  paint(palette: Palette): void;
  /** What is to be said of its scale beside it: "squares of 1 m"; empty where the picture says it. */
  scale(): string;
  /** Where who looks can move: a solid scene. */
  camera?: StageCamera;
  dispose(): void;
};

export type StageCamera = {
  /** Radians around and up, and a factor of the distance. */
  turn(by: { around?: number; up?: number; distance?: number }): void;
  /** Pixels of the page to the right and down. */
  pan(by: { right: number; down: number }): void;
  reset(): void;
  /** Whether it moves with the body. */
  follow(wanted: boolean): void;
};
