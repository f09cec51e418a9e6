import type { Brief, Lesson, OwnedEpisodes } from "../core/brief.ts";
import type { Critic, Critique, Designer, Executor, Store } from "../core/interfaces.ts";
import type { EnvironmentReference, TaskReference, TrainingReward } from "../core/job.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { RunSummary } from "../core/summary.ts";
import type { TaskDescription } from "../core/task.ts";

/** The numbers of a search, resolved before it starts and written to `config.json`. */
export type SearchPlan = {
  seed: number;
  generations: number;
  /** Programs a generation. */
  samples: number;
  /** Environment steps of each training. */
  steps: number;
  /** Evaluation episodes of each training. */
  episodes: number;
  checkpoints: number;
  /** 0 search seeds: one program that was given is trained on the report seeds alone. Trainings a candidate in the search, the selection and the report pool (DESIGN §9). */
  searchSeeds: number;
  selectionSeeds: number;
  reportSeeds: number;
  /** How many leaders are re-ranked on selection seeds. */
  leaders: number;
  /** Repair rounds a candidate may take. */
  repairs: number;
  learner: string;
  limits: Limits;
};

/** Hard caps; undefined is none. Model calls, tokens and money are capped where the calls are made. */
export type Limits = { steps?: number; seconds?: number };

/** What a strategy lets the designer build upon. */
export type View = Pick<Brief, "parents" | "archive" | "episodes">;

/** Decides what the next generation is shown; the loop knows no strategy by name. */
export type Strategy = {
  readonly name: string;
  view(known: { archive: readonly Lesson[]; episodes: readonly OwnedEpisodes[] }): View;
};

/** Ends the search after a generation; returns why, or undefined to go on. */
export type StopRule = { readonly name: string; reason(archive: readonly Lesson[]): string | undefined };

/** Everything a search meets, as interfaces: the real ones in app/wiring.ts, fakes in its tests. */
export type SearchDependencies = {
  designer: Designer;
  critic: Critic;
  /** Left out: no language model reads what the critic let through. */
  critique?: Critique;
  executor: Executor;
  store: Store;
  strategy: Strategy;
  stopRules: readonly StopRule[];
  environment: { reference: EnvironmentReference; declaration: string; spec: EnvironmentSpec };
  task: TaskReference;
  description: TaskDescription;
  references: { human: TrainingReward | null; sparse: TrainingReward | null };
  constraints: Brief["constraints"];
  /** Seconds since this process took up the run. */
  elapsed: () => number;
  signal?: AbortSignal;
};

/** A summary without what only this process knows. */
export type SearchSummary = Omit<RunSummary, "thisProcess">;
