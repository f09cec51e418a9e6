import type { RecordedPlay, Recording } from "../core/recording.ts";
import { pixels, type Point } from "./projection.ts";
import { sceneFrames, thin } from "./scene-frames.ts";
import { chooseSeries, type Series } from "./series.ts";
import { drawFrame, rootTrace, shiftOf, stageOf, type Stage } from "./stage.ts";

export const stageWidth = 912;
const stageHeight = 420;

/** What the page's script needs of an episode; everything is drawn already, in world pixels. */
export type EpisodeData = {
  /** Steps of the whole episode, and the step that each frame shows. */
  length: number;
  steps: number[];
  /** Times real time at first. */
  speed: number;
  classes: string[];
  /** Of each frame: class index and path, in turn, back to front. */
  frames: (number | string)[][];
  shadows: string[];
  /** Where the world's origin lies in the picture. */
  shifts: Point[];
  /** The root's way. */
  trail: Point[];
  /** Of each trace, its value at each frame; null before the first. */
  values: (number | null)[][];
};

export type PageData = { dt: number; episodes: EpisodeData[] };

export type EpisodeView = { data: EpisodeData; stage: Stage | null; series: ReturnType<typeof chooseSeries> };

export const speeds = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50] as const;

/** Seconds that watching an episode takes at least and at most, and frames a second that look like motion. */
const watched = { least: 2, most: 60, rate: 12 };

/** Real time where that can be watched, else the nearest speed at which it can. */
export const speedFor = ({ length, dt }: { length: number; dt: number }): number => {
  const duration = length * dt;
  const slowest = Math.max(duration / watched.most, watched.rate * dt);
  const wanted = duration < watched.least ? Math.min(1, duration / watched.least) : Math.max(1, slowest);
  return speeds.reduce((best, speed) =>
    Math.abs(Math.log(speed / wanted)) < Math.abs(Math.log(best / wanted)) ? speed : best,
  );
};

const point = ([x, y]: Point): Point => [pixels(x), pixels(y)];

const valueAt = ({ values, from }: Series, step: number): number | null => {
  const value = values[step - from];
  return value === undefined ? null : Number(value.toPrecision(4));
};

/** An episode with at most so many frames. */
export const viewEpisode = (
  recording: Recording,
  { episode, most }: { episode: RecordedPlay; most: number },
): EpisodeView => {
  const { scene, dt } = recording;
  const frames = sceneFrames(episode, { scene, dt, most });
  const stage = frames === null ? null : stageOf(frames, { width: stageWidth, height: stageHeight, least: 200 });
  const steps = frames === null ? thin(episode.length, most) : [...frames.steps];
  const series = chooseSeries(recording, episode);
  const classes = new Map<string, number>();
  const drawn = stage === null ? [] : steps.map((_, frame) => drawFrame(stage, frame));
  const data: EpisodeData = {
    length: episode.length,
    steps,
    speed: speedFor({ length: episode.length, dt }),
    frames: drawn.map(({ parts }) =>
      parts.flatMap(({ className, d }) => {
        if (!classes.has(className)) classes.set(className, classes.size);
        return [classes.get(className) as number, d];
      }),
    ),
    classes: [...classes.keys()],
    shadows: drawn.some(({ shadow }) => shadow !== "") ? drawn.map(({ shadow }) => shadow) : [],
    shifts: stage === null ? [] : steps.map((_, frame) => point(shiftOf(stage, frame))),
    trail: stage === null ? [] : rootTrace(stage).map(point),
    values: [...series.rewards, ...series.states, ...series.actions].map((one) =>
      steps.map((step) => valueAt(one, step)),
    ),
  };
  return { data, stage, series };
};
