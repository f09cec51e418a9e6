import { POSE, type RecordedPlay, type SceneDescription, type Shape } from "../core/recording.ts";
import { poseOf, sizeOf } from "./pose.ts";
import { basisOf, type Basis } from "./projection.ts";

/** An episode's scene with the frames that are drawn. */
export type SceneFrames = {
  scene: SceneDescription;
  basis: Basis;
  /** 12 numbers a shape, each. */
  frames: readonly (readonly number[])[];
  /** Step of the episode that each frame shows. */
  steps: readonly number[];
  /** Seconds a step. */
  dt: number;
  /** Indices of the shapes that are drawn one by one, and those of them that ever move. */
  drawn: readonly number[];
  moving: ReadonlySet<number>;
  /** Height of the ground that has no end, m; null without one. */
  ground: number | null;
};

/** A plane of half this extent or more, m, counts as without end; MuJoCo writes 0 for that. */
const endless = 5;

const isLong = (half: number): boolean => half === 0 || half >= endless;

export const isEndless = (shape: Shape): boolean =>
  shape.kind === "plane" && [0, 1].some((index) => isLong(sizeOf(shape.size, index)));

/** What lies on the ground, and is behind all else where it is drawn flat. */
export const isLow = ({ kind, role }: Shape): boolean =>
  kind === "plane" || (role === "ground" && (kind === "line" || kind === "mesh"));

/** Every `stride`th step and the last, so that the way an episode ends is seen. */
export const thin = (length: number, most: number): number[] => {
  const stride = Math.max(1, Math.ceil((length + 1) / Math.max(2, most)));
  const steps = Array.from({ length: Math.floor(length / stride) + 1 }, (_, index) => index * stride);
  if (steps.at(-1) !== length) steps.push(length);
  return steps;
};

const tolerance = 1e-4;

/** null where nothing was recorded to draw. */
export const sceneFrames = (
  { poses, length }: RecordedPlay,
  { scene, dt, most }: { scene: SceneDescription | null; dt: number; most: number },
): SceneFrames | null => {
  if (scene === null || poses === null || poses.length === 0 || scene.shapes.length === 0) return null;
  const steps = thin(Math.min(length, poses.length - 1), most);
  const frames = steps.map((step) => poses[step] as number[]);
  const first = frames[0] as number[];
  const drawn = [...scene.shapes.keys()].filter((shape) => !isEndless(scene.shapes[shape] as Shape));
  const moving = new Set(
    drawn.filter((shape) =>
      frames.some((frame) => {
        for (let at = POSE * shape; at < POSE * (shape + 1); at++) {
          if (Math.abs((frame[at] ?? 0) - (first[at] ?? 0)) > tolerance) return true;
        }
        return false;
      }),
    ),
  );
  const floor = scene.shapes.findIndex(isEndless);
  const ground = floor < 0 ? null : poseOf(first, floor).position[2];
  return { scene, basis: basisOf(scene.view), frames, steps, dt, drawn, moving, ground };
};
