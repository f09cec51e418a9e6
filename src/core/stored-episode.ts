import type { Ending } from "./episode.ts";

/** A stored episode, row-major: `states` has (length + 1) rows of the state width, `actions` length rows of the action width. Base64 of little-endian float64. */
export type StoredEpisode = {
  /** Its place among the result's episodes; results of earlier versions do not say it. */
  index?: number;
  length: number;
  ending: Ending;
  fitness: number;
  success: boolean;
  states: string;
  actions: string;
};
