import { expect, test } from "vitest";
import { episodeOf } from "../../src/simulator/episode.ts";
import { pointSpec } from "./point.ts";

const states = Float64Array.from({ length: 3 * 8 }, (_, index) => index);
const actions = Float64Array.from({ length: 2 * 3 }, (_, index) => index / 10);
const options = { states, actions, length: 2, ending: "terminated" as const };

test("rows are found by index, the terminal state included", () => {
  const episode = episodeOf(pointSpec, options);
  expect(episode.state(0).point.x).toBe(0);
  expect(episode.state(2).point.x).toBe(16);
  expect(episode.state(1).sensors.rays).toEqual([12, 13, 14]);
  expect(episode.action(1).push).toBeCloseTo(0.3);
  expect(episode.action(1).fins[1]).toBeCloseTo(0.5);
  expect([episode.length, episode.dt, episode.ending, episode.nativeReturn]).toEqual([2, 0.1, "terminated", undefined]);
  expect(episodeOf(pointSpec, { ...options, nativeReturn: 3 }).nativeReturn).toBe(3);
});

test.each([
  ["state(3)", (episode: ReturnType<typeof episodeOf>) => episode.state(3)],
  ["state(-1)", (episode: ReturnType<typeof episodeOf>) => episode.state(-1)],
  ["action(2)", (episode: ReturnType<typeof episodeOf>) => episode.action(2)],
])("%s lies outside", (name, read) => {
  expect(() => read(episodeOf(pointSpec, options) as never)).toThrow(`${name} of an episode of 2 steps`);
});

test("arrays that are too short are refused", () => {
  expect(() => episodeOf(pointSpec, { ...options, length: 3 })).toThrow(/needs 32 state and 9 action numbers/);
});
