import type { CompiledReward } from "../../src/core/program.ts";
import type { Task } from "../../src/core/task.ts";
import type { Sandbox } from "../../src/sandbox/types.ts";
import { defineEnvironment, defineSpec } from "../../src/simulator/define.ts";
import type { Environment, LoadedEnvironment } from "../../src/simulator/types.ts";
import { vectorize } from "../../src/simulator/vectorize.ts";

/**
 * A point on a line that each step is pushed left or right: leaving [-1, 1] ends the episode, 30 steps truncate it, and beyond
 * ±`blowUpAt` the physics "blows up". Its continuous push has a lopsided range, so that scaling mistakes show.
 */
export const createTrack = ({
  kind,
  blowUpAt = 1.4,
}: {
  kind: "discrete" | "continuous";
  blowUpAt?: number;
}): Environment => {
  const spec = defineSpec({
    name: `track-${kind}`,
    summary: "A point on a line.",
    state: { point: { x: { description: "Place", unit: "m", range: [-1, 1] } } },
    action: { push: { description: "Way of the step", unit: "m", range: [-0.2, 0.6] } },
    control:
      kind === "continuous"
        ? { kind }
        : {
            kind,
            actions: [
              { label: "left", values: [-0.1] },
              { label: "right", values: [0.1] },
            ],
          },
    observation: { labels: ["x", "constant"] },
    dt: 0.5,
    maxSteps: 30,
    termination: "The point leaves [-1, 1].",
  });
  return defineEnvironment({
    spec,
    create: vectorize(spec, {
      reset({ state, random }) {
        state.point.x = random.between(-0.9, 0.9);
      },
      step({ state, action }) {
        state.point.x += action.push;
        return Math.abs(state.point.x) > blowUpAt ? "invalid" : undefined;
      },
      observe({ state, observation }) {
        observation[0] = state.point.x;
        observation[1] = 7;
      },
      terminated: ({ state }) => Math.abs(state.point.x) > 1,
      snapshot: {
        width: 1,
        save: ({ state }, into) => void (into[0] = state.point.x),
        load: ({ state }, from) => void (state.point.x = from[0] as number),
        settle() {},
      },
    }),
  }) as unknown as Environment;
};

/** Fitness: the share of the time limit survived. */
export const survival: Task = {
  name: "survive",
  description: "Stay on the track for all 30 steps.",
  fitness: ({ length }) => length / 30,
  success: ({ length }) => length === 30,
  references: {},
  steps: 4000,
};

export const loadTrack = (kind: "discrete" | "continuous"): LoadedEnvironment => ({
  environment: createTrack({ kind }),
  tasks: [survival],
  path: "/nowhere/track.ts",
  folder: "/nowhere",
  hash: "0",
});

/** Terms `centre` = −x² and `alive` = 1, and a memory number that counts the episode's steps. */
export const trackReward: CompiledReward = {
  source: "",
  javascript: "",
  weights: { centre: 1, alive: 0.5 },
  initial: { steps: 10 },
  composition: "sum",
  sparse: [],
};

/** In-process stand-in for the sandbox that computes `trackReward`; fails as asked at the n-th rollout. */
export const createTrackSandbox = ({ failAt = Number.POSITIVE_INFINITY } = {}): Sandbox & { rollouts: number } => {
  const sandbox = {
    rollouts: 0,
    async load() {
      return { kind: "loaded" as const };
    },
    async evaluate(batch: Parameters<Sandbox["evaluate"]>[0]) {
      sandbox.rollouts++;
      if (sandbox.rollouts >= failAt)
        return { kind: "failed" as const, failure: { reason: "threw" as const, message: "no more", step: 3 } };
      const terms = new Float64Array(batch.rows * 2);
      const memory = batch.memory.slice();
      for (let row = 0; row < batch.rows; row++) {
        const lane = row % batch.lanes;
        if (batch.start[row]) memory[lane] = 10;
        memory[lane]!++;
        terms[2 * row] = -((batch.next[row] as number) ** 2);
        terms[2 * row + 1] = 1;
      }
      return { kind: "terms" as const, terms, memory };
    },
    async close() {},
  };
  return sandbox;
};
