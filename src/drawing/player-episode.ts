import {
  MOTION,
  playerSpeeds,
  type PlayerEpisode,
  type PlayerMoment,
  type PlayerScene,
} from "../core/player-episode.ts";
import type { FramesReference } from "../core/frames.ts";
import type { RecordedPlay, Recording, Shape } from "../core/recording.ts";
import { storeNumbers } from "../core/stored-numbers.ts";
import { cameraOf } from "./camera.ts";
import { writeMotion } from "./motion.ts";
import { poseOf } from "./pose.ts";
import { sceneFrames, thin, type SceneFrames } from "./scene-frames.ts";
import { everySeries } from "./series.ts";
import { outcomeOf } from "./words.ts";

/** Seconds that watching an episode takes at least and at most, and steps a second that look like motion. */
const watched = { least: 2, most: 60, rate: 12 };

/** Real time where that can be watched, else the nearest speed at which it can. */
export const speedFor = ({ length, dt }: { length: number; dt: number }): number => {
  const duration = length * dt;
  const slowest = Math.max(duration / watched.most, watched.rate * dt);
  const wanted = duration < watched.least ? Math.min(1, duration / watched.least) : Math.max(1, slowest);
  return playerSpeeds.reduce<number>(
    (best, speed) => (Math.abs(Math.log(speed / wanted)) < Math.abs(Math.log(best / wanted)) ? speed : best),
    playerSpeeds[0],
  );
};

/** Single precision has no number beyond this. */
const largest = 3.4e38;

const singles = (values: readonly number[]): string =>
  storeNumbers(Float32Array.from(values, (value) => Math.min(largest, Math.max(-largest, value))));

const sceneOf = (scene: SceneFrames): PlayerScene => {
  const shapes = [...scene.scene.shapes.keys()];
  const moving = shapes.filter((shape) => scene.moving.has(shape));
  const [start = []] = scene.frames;
  const first = new Float32Array(shapes.length * MOTION);
  writeMotion(
    shapes.map((shape) => poseOf(start, shape)),
    { into: first, at: 0, back: 0 },
  );
  const width = moving.length * MOTION;
  const motion = new Float32Array(scene.frames.length * width);
  scene.frames.forEach((frame, index) =>
    writeMotion(
      moving.map((shape) => poseOf(frame, shape)),
      { into: motion, at: index * width, back: width },
    ),
  );
  const { follows, centres, window } = cameraOf(scene);
  const { view, solid, root } = scene.scene;
  return {
    view,
    solid,
    root,
    // In one order, wherever the recording came from: the same episode is the same text.
    shapes: scene.scene.shapes.map(
      ({ kind, role, side, name, ...rest }) => ({ kind, role, side, name, ...rest }) as Shape,
    ),
    ...(scene.scene.meshes === undefined ? {} : { meshes: scene.scene.meshes }),
    moving,
    first: storeNumbers(first),
    motion: storeNumbers(motion),
    ground: scene.ground,
    centres: follows ? singles(centres.flat()) : null,
    window,
  };
};

/**
 * An episode of a recording for a player, with at most so many frames, its end always among them; series keep every step.
 * `telling`: only the series that tell most.
 */
export const playerEpisode = (
  recording: Recording,
  {
    episode,
    name,
    most,
    moments = [],
    telling = false,
    frames: pictures,
  }: {
    episode: RecordedPlay;
    name: string;
    most: number;
    moments?: PlayerMoment[];
    telling?: boolean;
    frames?: FramesReference | undefined;
  },
): PlayerEpisode => {
  const { scene, dt } = recording;
  const frames = sceneFrames(episode, { scene, dt, most });
  return {
    name,
    caption: outcomeOf(episode, dt),
    dt,
    length: episode.length,
    speed: speedFor({ length: episode.length, dt }),
    steps: frames === null ? thin(episode.length, most) : [...frames.steps],
    scene: frames === null ? null : sceneOf(frames),
    ...(pictures && { frames: pictures }),
    series: everySeries(recording, episode)
      .filter((one) => one.telling || !telling)
      .map((one) => ({ ...one, values: singles(one.values) })),
    moments,
  };
};
