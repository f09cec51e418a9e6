import type { RunEvent, SeedPool } from "../../../src/core/events.ts";
import type { SearchPlan } from "../../../src/core/plan.ts";

export const plan: SearchPlan = {
  seed: 1,
  generations: 2,
  samples: 3,
  steps: 1000,
  searchSeeds: 1,
  selectionSeeds: 2,
  reportSeeds: 2,
  leaders: 2,
  episodes: 2,
  checkpoints: 10,
  repairs: 3,
  learner: "ppo",
  limits: {},
};

export const started: RunEvent = { type: "run-started", run: "runs/x", config: { plan } };

export const generation = (number: number): RunEvent => ({
  type: "generation-started",
  generation: number,
  count: plan.samples,
});

export const proposed = (id: string, parents: string[] = []): RunEvent => ({
  type: "candidate-proposed",
  generation: Number(id[1]),
  index: Number(id.at(-1)) - 1,
  id,
  text: "",
  origin: { operator: "sample", parents, note: "" },
});

export const begun = (owner: string, pool: SeedPool, seed = 1): RunEvent => ({
  type: "training-started",
  owner,
  pool,
  seed,
  job: `${owner} ${pool} ${seed}`,
});

export const progressed = (owner: string, pool: SeedPool, share: number, seed = 1): RunEvent => ({
  type: "training-progressed",
  owner,
  pool,
  seed,
  steps: share * 1000,
  total: 1000,
  stepsPerSecond: 500,
  fitness: null,
});

export const ended = (owner: string, pool: SeedPool, { seed = 1, fitness = 0.5 } = {}): RunEvent => ({
  type: "training-ended",
  owner,
  pool,
  seed,
  job: `${owner} ${pool} ${seed}`,
  outcome: "trained",
  fitness,
  success: 0.5,
  environmentSteps: owner === "reference:random" ? 0 : 1000,
  artifact: "",
  hash: "",
});

export const evaluated = (id: string, fitness: number | null): RunEvent => ({
  type: "candidate-evaluated",
  id,
  fitness,
  success: fitness === null ? null : 0.5,
  outcome: fitness === null ? "rejected" : "trained",
  diagnosis: null,
});

/** A candidate from its proposal to its score. */
export const candidate = (id: string, fitness = 0.5): RunEvent[] => [
  proposed(id),
  begun(id, "search"),
  ended(id, "search", { fitness }),
  evaluated(id, fitness),
];

/** Everything of a run up to the end of its first generation. */
export const firstGeneration: RunEvent[] = [
  started,
  ended("reference:random", "search"),
  begun("reference:human", "report", 1),
  begun("reference:human", "report", 2),
  generation(1),
  ...["g1-c1", "g1-c2", "g1-c3"].flatMap((id, index) => candidate(id, index / 10)),
  ended("reference:human", "report", { seed: 1 }),
  ended("reference:human", "report", { seed: 2 }),
];
