import { expect, test } from "vitest";
import { recording, walk } from "../../drawing/recordings.ts";
import { MOTION } from "../../../src/core/player-episode.ts";
import { storeNumbers } from "../../../src/core/stored-numbers.ts";
import { playerEpisode } from "../../../src/drawing/player-episode.ts";
import { between, readMotion } from "../../../src/web/player/motion.ts";
import { readNumbers } from "../../../src/web/player/numbers.ts";
import { directions, dot, turned, viewFrom } from "../../../src/web/player/view.ts";

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

test("a quarter turn about the vertical takes what points forward to the left", () => {
  const half = Math.SQRT1_2;
  const [x, y, z] = turned([1, 0, 0], Float32Array.of(9, 9, 0, 0, half, half), 2);
  expect([x, y, z].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([0, 1, 0]);
});

test.each(["side", "top", "oblique"] as const)("the axes of the %s view are upright on each other", (name) => {
  const { right, up, toward } = viewFrom(directions[name]);
  for (const [one, other] of [
    [right, up],
    [up, toward],
    [toward, right],
  ] as const)
    expect(dot(one, other)).toBeCloseTo(0, 12);
  for (const axis of [right, up, toward]) expect(dot(axis, axis)).toBeCloseTo(1, 12);
  // Right times up looks back at who looks.
  expect(right[0] * up[1] - right[1] * up[0]).toBeCloseTo(toward[2], 12);
});
