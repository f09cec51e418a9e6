/**
 * What pictures of one episode come to at most. `across`: pixels of the longer side; `bytes`: of all pictures together;
 * `seconds`: of drawing, where that can be foreseen. What is beyond is thinned out evenly, its last step kept.
 */
export const frameLimits = { across: 480, frames: 300, bytes: 6_000_000, seconds: 120 } as const;

/** Bytes of one picture at most: more than one of `across` × `across` pixels comes to that cannot be compressed at all. */
export const longestPicture = 1_000_000;

/** Pictures that a world drew of an episode of itself. `frames/<key>.json` of a run folder. */
export type EpisodeFrames = {
  format: "rewardsmith/frames";
  version: 1;
  /** Of every picture, pixels. */
  width: number;
  height: number;
  /** The step that each picture shows, ascending: 0 the start. */
  steps: number[];
  /** Base64 of a PNG or a JPEG for each. */
  images: string[];
};

/** Where a page has the frames of an episode, or may ask for them. */
export type FramesReference = { address: string; recorded: boolean };

/** What of an episode decides how it goes, and what it went through; lists as a recording has them. */
export type ReplayedEpisode = {
  seed: number;
  length: number;
  states: Record<string, number[]>;
  actions: Record<string, number[]>;
};
