import { expect, test } from "vitest";
import type { Finding } from "../../../src/core/finding.ts";
import type { RecordedPlay, Recording } from "../../../src/core/recording.ts";
import { episodesView } from "../../../src/server/views/episodes.ts";

const play: RecordedPlay = {
  seed: 7,
  length: 3,
  ending: "truncated",
  fitness: 0.5,
  success: false,
  return: 6,
  states: { "cart.position": [0, 1, 2, 3] },
  actions: { force: [1, 1, 1] },
  terms: { forward: [1, 2, 3] },
  rewards: [1, 2, 3],
  poses: null,
};

const recording: Recording = {
  format: "rewardsmith/recording",
  version: 1,
  environment: { name: "cart", options: {}, hash: "" },
  task: "go",
  policy: "ppo",
  reward: { name: "g1-c1", weights: { forward: 2 } },
  seed: 7,
  dt: 0.1,
  maxSteps: 3,
  columns: {
    states: [{ name: "cart.position", unit: "m", range: [0, 3], kind: "number" }],
    actions: [{ name: "force", unit: "N", range: [-1, 1], kind: "number" }],
  },
  scene: null,
  episodes: [play, play],
};

const fell: Finding = {
  severity: "cause",
  kind: "fell",
  confidence: "counted",
  likelihood: 1,
  figures: {},
  moments: [
    { seed: 7, episode: 1, from: 1, to: 3 },
    { seed: 7, episode: 1, from: 1, to: 3 },
    { seed: 8, episode: 1, from: 0, to: 1 },
  ],
};

test("each episode with its terms over its steps, marked where something was found in that very one", () => {
  const view = episodesView(
    { recording, notices: ["as recorded"], of: 5 },
    { findings: [fell], first: 0, name: (place) => `episode ${place + 1}` },
  );
  expect(view).toMatchObject({ policy: "ppo", notices: ["as recorded"], first: 0, of: 5 });
  expect(view.episodes.map(({ name, moments }) => [name, moments])).toEqual([
    ["episode 1", []],
    ["episode 2", [{ from: 1, to: 3, label: "fell" }]],
  ]);
  const later = episodesView(
    { recording, notices: [], of: 5 },
    { findings: [fell], first: 1, name: (place) => `episode ${place + 1}` },
  );
  expect(later.episodes.map(({ name, moments }) => [name, moments.length])).toEqual([
    ["episode 2", 1],
    ["episode 3", 0],
  ]);
  const [first] = view.episodes;
  expect(first?.series.map(({ name }) => name)).toEqual(expect.arrayContaining(["reward", "cart.position", "force"]));
});
