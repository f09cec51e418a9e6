import { messageOf, RewardsmithError } from "../../core/errors.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import { frameLimits, type EpisodeFrames, type ReplayedEpisode } from "../../core/frames.ts";
import type { VectorEnvironment } from "../types.ts";
import type { Built } from "./build.ts";
import { openLanes, type Bridged } from "./lanes.ts";
import { checkPicture } from "./check-picture.ts";
import { createThinnedPictures } from "./thinned-pictures.ts";

const none = (message: string, cause?: unknown): RewardsmithError =>
  new RewardsmithError({
    code: "frames/none",
    message,
    action:
      "Its numbers can be watched all the same; what drawing needs, on a machine without a screen too, is told in docs/python.md.",
    cause,
  });

const differs = (message: string): RewardsmithError =>
  new RewardsmithError({
    code: "frames/differs",
    message: `pictures would be of another episode: ${message}`,
    action: "Its numbers are as recorded; `env check` says whether this world repeats an episode under one seed.",
  });

/** The action of each step as the lanes take it: of a discrete one its place among all. */
const actionsOf = (episode: ReplayedEpisode, { spec }: Built): ((step: number) => Float64Array) => {
  const { control } = spec;
  const columns = actionLayout(spec).columns.map((name) => episode.actions[name] ?? []);
  const rowAt = (step: number): number[] => columns.map((column) => column[step] ?? Number.NaN);
  if (control.kind === "continuous") return (step) => Float64Array.from(rowAt(step));
  const places = new Map(control.actions.map(({ values }, index) => [values.join(), index]));
  return (step) => Float64Array.of(places.get(rowAt(step).join()) ?? Number.NaN);
};

/** Of what a number spans in the episode: finer than a picture shows. */
const unseen = 1e-3;

type Recorded = { name: string; values: readonly number[]; slack: number };

/**
 * Drawing may move the last bits: MuJoCo computes what it draws anew, and solvers that start from the step before end elsewhere by
 * 1e-16 (the Fetch robots of gymnasium-robotics). A number that stands still may differ by as small a part of itself.
 */
const recordedOf = (episode: ReplayedEpisode, columns: readonly string[]): Recorded[] =>
  columns.map((name) => {
    const values = episode.states[name] ?? [];
    const [low, high] = values.reduce(
      ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
      [Infinity, -Infinity],
    );
    return { name, values, slack: unseen * Math.max(high - low, unseen * Math.max(Math.abs(low), Math.abs(high))) };
  });

/** Throws where the lane does not stand where the recorded episode did. */
const requireSame = (
  { state, terminated, truncated, invalid }: VectorEnvironment,
  { episode, recorded, step }: { episode: ReplayedEpisode; recorded: readonly Recorded[]; step: number },
): void => {
  for (const [index, { name, values, slack }] of recorded.entries()) {
    const [now, before] = [state[index] as number, values[step] ?? Number.NaN];
    if (!(Math.abs(now - before) <= slack))
      throw differs(`at step ${step} '${name}' is ${now}, recorded was ${before}`);
  }
  const hasEnded = terminated[0] === 1 || truncated[0] === 1 || invalid[0] === 1;
  if (hasEnded && step < episode.length)
    throw differs(`it ended at step ${step}, the recorded one at ${episode.length}`);
};

/**
 * Plays an episode's actions again, from its seed, in a world that draws, and gives its pictures. Throws `frames/none`,
 * `frames/differs`, and what making the world raises (`bridge/…`).
 */
export const replayFrames = (
  episode: ReplayedEpisode,
  { built, bridged }: { built: Built; bridged: Bridged },
): EpisodeFrames => {
  const recorded = recordedOf(episode, stateLayout(built.spec).columns);
  const { length, seed } = episode;
  const actionAt = actionsOf(episode, built);
  const { lanes, draw: picture } = openLanes(built, bridged, { count: 1, seed, across: frameLimits.across });
  const pictures = createThinnedPictures(length, { limits: frameLimits });
  let size: { width: number; height: number } | null = null;
  const draw = (step: number): void => {
    const started = performance.now();
    const bytes = picture();
    const { width, height } = checkPicture(bytes);
    if (size !== null && (size.width !== width || size.height !== height))
      throw new Error(`pictures of ${size.width} × ${size.height} pixels, and at step ${step} of ${width} × ${height}`);
    size = { width, height };
    pictures.add({ step, bytes }, step === 0 ? null : (performance.now() - started) / 1000);
  };
  try {
    lanes.reset([0], [seed]);
    for (let step = 0; step <= length; step++) {
      if (step > 0) lanes.step(actionAt(step - 1));
      requireSame(lanes, { episode, recorded, step });
      if (pictures.isWanted(step)) draw(step);
    }
  } catch (thrown) {
    if (thrown instanceof RewardsmithError && thrown.code === "frames/differs") throw thrown;
    throw none(messageOf(thrown), thrown);
  } finally {
    lanes.dispose();
  }
  const taken = pictures.taken();
  return {
    format: "rewardsmith/frames",
    version: 1,
    ...(size as unknown as { width: number; height: number }),
    steps: taken.map(({ step }) => step),
    images: taken.map(({ bytes }) => Buffer.from(bytes).toString("base64")),
  };
};
