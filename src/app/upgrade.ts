import { withWishes } from "../core/constraint.ts";
import { RewardsmithError } from "../core/errors.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { RunRecord } from "../store/runs.ts";
import type { RunConfig } from "./config.ts";

/** `config.json` of a run: what was asked for, and the numbers it was resolved to. */
export type RecordedConfig = RunConfig & { plan: SearchPlan };

/**
 * What a run did before there was an option to say so: the one place where folders of earlier versions are brought up
 * to date.
 */
const unsaid = {
  "env-option": [],
  "python-import": [],
  "env-leave-out": [],
  "learner-option": [],
  bridge: 1,
  rank: [],
  constraint: [],
  constraints: "soft",
  "start-from": [],
  operators: [],
  "term-effects": 0,
  diagnosis: "auto",
  "read-traces": false,
  screens: "none",
  audit: false,
  wish: [],
  raise: [],
  "critic-votes": 0,
  "critic-programs": 1,
  directions: false,
  examples: 0,
  physics: "wasm",
  references: "all",
} satisfies Partial<RunConfig>;

/** A run's `config.json` as this version would have written it. */
export const upgradeConfig = (document: unknown): RecordedConfig => {
  if (document !== null) return { ...unsaid, ...withWishes(document as RecordedConfig) };
  throw new RewardsmithError({
    code: "missing-file",
    message: "The run's config.json is gone: what it was asked for is not known.",
    action: "Restore it from a copy, or start a new run; a run folder must be kept whole.",
  });
};

/** The configuration of a run, if there is a run and it has kept it. */
export const recordedConfig = (run: Pick<RunRecord, "config"> | null): RecordedConfig | null =>
  run?.config ? upgradeConfig(run.config) : null;
