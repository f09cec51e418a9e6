import { expect, test } from "vitest";
import { recording, walk } from "../../drawing/recordings.ts";
import { MOTION } from "../../../src/core/player-episode.ts";
import { storeNumbers } from "../../../src/core/stored-numbers.ts";
import { quaternionOf } from "../../../src/drawing/motion.ts";
import { playerEpisode } from "../../../src/drawing/player-episode.ts";
import { between, poseIn, readMotion } from "../../../src/web/player/motion.ts";
import { readNumbers } from "../../../src/web/player/numbers.ts";

test("numbers come back as they were stored, and nothing out of half a number", () => {
  const values = Float32Array.of(0, -1.5, 3e38, 1e-30);
  expect([...readNumbers(storeNumbers(values))]).toEqual([...values]);
  expect(readNumbers("AAAA")).toHaveLength(0);
});

test.each([
  [-1, 0, 0],
  [0, 0, 0],
  [0.25, 0, 0.25],
  [1, 1, 0],
  [2, 1, 0.5],
  [3, 2, 0],
  [9, 2, 0],
])("at %d s: frame %i and %d of the way to the next", (time, index, share) => {
  expect(between([0, 1, 3], time)).toEqual({ index, share });
});

test("poses lie on the straight way between two frames; what stands still stays", () => {
  const what = recording({ episodes: [walk({ length: 60, distance: 6 })] });
  const episode = playerEpisode(what, { episode: what.episodes[0]!, name: "a", most: 7 });
  const motion = readMotion(episode.scene!, episode);
  const still = motion.poses.slice(0, 2 * MOTION);
  // A trunk that goes 6 m in 1.2 s, seen between two frames of 0.2 s.
  for (const time of [0, 0.13, 0.5, 0.77, 1.2]) {
    motion.seek(time);
    expect(motion.poses[2 * MOTION]).toBeCloseTo(5 * time, 4);
    expect(Math.hypot(...motion.poses.subarray(2 * MOTION + 3, 3 * MOTION))).toBeCloseTo(1, 6);
  }
  expect(motion.centre[0]).toBeCloseTo(6, 4);
  expect(motion.poses.slice(0, 2 * MOTION)).toEqual(still);
});

test("a pose is the same as axes and as a quaternion", () => {
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  const axes = [
    [c, s, 0],
    [-s * 0.6, c * 0.6, 0.8],
    [s * 0.8, -c * 0.8, 0.6],
  ] as const;
  const poses = Float32Array.of(...Array<number>(MOTION).fill(9), 1, 2, 3, ...quaternionOf(axes));
  const pose = poseIn(poses, 1);
  expect(pose.position).toEqual([1, 2, 3]);
  pose.axes.forEach((axis, index) => axis.forEach((value, each) => expect(value).toBeCloseTo(axes[index]![each]!, 6)));
});
