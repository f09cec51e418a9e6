import { MOTION, type PlayerEpisode, type PlayerScene } from "../../core/player-episode.ts";
import type { Pose } from "../../drawing/pose.ts";
import { readNumbers } from "./numbers.ts";

/** An episode's poses at any time between its first and its last frame. */
export type Motion = {
  /** shapes × 7, as `seek` left them. */
  poses: Float32Array;
  /** The point that is looked at then, m. */
  centre: [number, number, number];
  /** Writes poses and centre of a time (s), on the straight way between two frames. */
  seek(time: number): void;
};

/** The last frame at or before a time, and how far it is on the way to the next, 0 to 1. */
export const between = (times: readonly number[], time: number): { index: number; share: number } => {
  let [low, high] = [0, times.length - 1];
  if (!(time > (times[0] as number))) return { index: 0, share: 0 };
  if (time >= (times[high] as number)) return { index: high, share: 0 };
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle;
    else high = middle;
  }
  const [from, to] = [times[low] as number, times[high] as number];
  return { index: low, share: (time - from) / (to - from) };
};

type Place = {
  position: [x: number, y: number, z: number];
  /** Unit quaternion, its real part last. */
  turn: [x: number, y: number, z: number, w: number];
};

/** Where a shape is, and how it is turned, out of an episode's poses at some time. */
export const placeIn = (poses: Float32Array, shape: number): Place => {
  const numbers = [...poses.subarray(shape * MOTION, (shape + 1) * MOTION)];
  return { position: numbers.slice(0, 3) as Place["position"], turn: numbers.slice(3) as Place["turn"] };
};

/** The same with its turn as three axes. */
export const poseIn = (poses: Float32Array, shape: number): Pose => {
  const {
    position,
    turn: [x, y, z, w],
  } = placeIn(poses, shape);
  return {
    position,
    axes: [
      [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)],
      [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)],
      [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)],
    ],
  };
};

const mix = (from: number, to: number, share: number): number => from + share * (to - from);

export const readMotion = (scene: PlayerScene, { steps, dt }: Pick<PlayerEpisode, "steps" | "dt">): Motion => {
  const frames = readNumbers(scene.motion);
  const poses = readNumbers(scene.first);
  const centres = scene.centres === null ? null : readNumbers(scene.centres);
  const times = steps.map((step) => step * dt);
  const width = scene.moving.length * MOTION;
  const centre: [number, number, number] = [0, 0, 0];
  return {
    poses,
    centre,
    seek(time) {
      const { index, share } = between(times, time);
      const next = Math.min(index + 1, times.length - 1);
      scene.moving.forEach((shape, place) => {
        const [from, to] = [index * width + place * MOTION, next * width + place * MOTION];
        const at = shape * MOTION;
        for (let each = 0; each < MOTION; each++)
          poses[at + each] = mix(frames[from + each] as number, frames[to + each] as number, share);
        const turn = poses.subarray(at + 3, at + MOTION);
        const length = Math.hypot(...turn) || 1;
        for (let each = 0; each < 4; each++) turn[each] = (turn[each] as number) / length;
      });
      if (centres === null) return;
      for (let axis = 0; axis < 3; axis++)
        centre[axis] = mix(centres[3 * index + axis] as number, centres[3 * next + axis] as number, share);
    },
  };
};
