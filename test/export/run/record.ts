import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RunEvent } from "../../../src/core/events.ts";
import { readRun, type RunRecord } from "../../../src/store/runs.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/run-folders/0.1.0");

/** A committed run, by the end of its name. */
export const committedRun = (id: string): Promise<RunRecord> =>
  readRun(join(fixtures, readdirSync(fixtures).find((name) => name.endsWith(id)) as string));

/** A run of these events and files. */
export const recordOf = (
  events: readonly RunEvent[],
  { files = {}, ...given }: Partial<RunRecord> & { files?: Record<string, unknown> } = {},
): RunRecord => ({
  folder: "/runs/20260101-000000_toy-reach_abcdef",
  run: {
    id: "abcdef",
    status: "running",
    environment: "toy",
    task: "reach",
    seed: 1,
    started: "2026-01-01T00:00:00.000Z",
  },
  status: "interrupted",
  config: { designer: "symbolic", strategy: "greedy" },
  events,
  summary: null,
  read: async (path) => JSON.stringify(files[path]),
  ...given,
});

export const proposed = (id: string, note = ""): RunEvent => ({
  type: "candidate-proposed",
  generation: 1,
  index: 0,
  id,
  text: "",
  origin: { operator: "sample", parents: [], note },
});

export const trained = (
  owner: string,
  more: Partial<Extract<RunEvent, { type: "training-ended" }>> = {},
): RunEvent => ({
  type: "training-ended",
  owner,
  pool: "search",
  seed: 7,
  job: `${owner}-job`,
  outcome: "trained",
  fitness: 2,
  success: 0.5,
  environmentSteps: 100,
  evaluationSteps: 10,
  artifact: `${owner}.json`,
  hash: "",
  ...more,
});

export const point = (steps: number, more: object = {}) => ({
  steps,
  episodes: 1,
  return: 3,
  length: 4,
  fitness: 2,
  success: 0.5,
  terms: { speed: 0.25 },
  ...more,
});
