import type { LookedAt } from "../../src/analyzer/types.ts";
import type { RecordedPlay } from "../../src/core/recording.ts";
import type { EnvironmentSpec } from "../../src/core/spec.ts";

/** A sled on a track, pushed: enough of a world for findings over episodes. */
export const smallSpec: EnvironmentSpec = {
  name: "sled",
  summary: "",
  state: {
    sled: {
      position: { description: "Position", unit: "m", range: [-2, 2] },
      speed: { description: "Speed", unit: "m/s", range: [-4, 4] },
    },
  },
  action: { push: { description: "Force", unit: "N", range: [-1, 1] } },
  control: { kind: "continuous" },
  observation: { labels: ["sled.position", "sled.speed"] },
  dt: 0.1,
  maxSteps: 12,
  termination: "Never.",
};

export const smallReward = {
  source: "",
  weights: { near: 1, effort: 0.1 },
  initial: {},
  composition: "sum" as const,
  sparse: [],
};

/** An episode by its steps; it begins where its first step ends. */
export type Play = {
  steps: { position: number; speed: number; push: number; near: number; effort: number }[];
  fitness?: number;
  success?: boolean;
  ending?: RecordedPlay["ending"];
  /** Of how many pieces of the episode each succeeded; left out: as the whole. */
  pieces?: readonly boolean[];
};

type Played = { play: RecordedPlay; pieces: readonly boolean[] };

export const playOf = ({ steps, fitness = 0, success = false, ending = "truncated", pieces }: Play): Played => {
  const column = (read: (step: Play["steps"][number]) => number): number[] => steps.map(read);
  const states = (read: (step: Play["steps"][number]) => number) => {
    const values = column(read);
    return [values[0] ?? 0, ...values];
  };
  const rewards = column(({ near, effort }) => near * smallReward.weights.near + effort * smallReward.weights.effort);
  const seen = {
    "sled.position": states(({ position }) => position),
    "sled.speed": states(({ speed }) => speed),
  };
  return {
    pieces: pieces ?? [success],
    play: {
      seed: 1,
      length: steps.length,
      ending,
      fitness,
      success,
      return: rewards.reduce((sum, value) => sum + value, 0),
      states: seen,
      actions: { push: column(({ push }) => push) },
      terms: { near: column(({ near }) => near), effort: column(({ effort }) => effort) },
      rewards,
      poses: null,
      observations: seen,
    },
  };
};

/** As a look job hands it over. */
export const lookedOf = (played: readonly Played[]): LookedAt => ({
  kind: "looked",
  episodes: played.map(({ play, pieces }) => ({
    seed: play.seed,
    length: play.length,
    ending: play.ending,
    return: play.return,
    values: [
      {
        fitness: play.fitness ?? 0,
        success: play.success,
        pieces: pieces.map((success, place) => ({
          from: Math.floor((place * play.length) / pieces.length),
          to: Math.floor(((place + 1) * play.length) / pieces.length),
          value: play.fitness ?? 0,
          success,
        })),
      },
    ],
    moments: [],
  })),
  recording: {
    format: "rewardsmith/recording",
    version: 1,
    environment: { name: "sled", options: {}, hash: "" },
    task: "park",
    policy: "ppo",
    reward: { name: "reward", weights: smallReward.weights },
    seed: 1,
    dt: smallSpec.dt,
    maxSteps: smallSpec.maxSteps,
    columns: {
      states: ["sled.position", "sled.speed"].map((name) => ({ name, unit: "m", range: [-2, 2], kind: "number" })),
      actions: [{ name: "push", unit: "N", range: [-1, 1], kind: "number" }],
    },
    scene: null,
    episodes: played.map(({ play }) => play),
  },
});
