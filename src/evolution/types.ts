import type { TraceReader } from "../analyzer/traces/trace-reader.ts";
import type { Brief, Lesson, OwnedEpisodes } from "../core/brief.ts";
import type { Proposal } from "../core/candidate.ts";
import type { Critic, Critique, Designer, Executor, Looker, Store } from "../core/interfaces.ts";
import type { Intervention } from "../core/intervention.ts";
import type { RankFactor } from "../core/factor.ts";
import type { EnvironmentReference, TaskReference, TrainingReward } from "../core/job.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { Rung, SearchPlan } from "../core/plan.ts";
import type { RunSummary, ScoredReference } from "../core/summary.ts";
import type { TaskDescription } from "../core/task.ts";

/** What a strategy lets the designer of a group build upon. */
export type View = Pick<Brief, "parents" | "archive" | "episodes">;

/** What the log says and nothing else: a resumed run knows what the uninterrupted one knew. So no time is in it. */
export type Known = {
  /** Generations that have ended. */
  generation: number;
  archive: readonly Lesson[];
  /** The trained ones of the archive, best first. */
  ranked: readonly Lesson[];
  episodes: readonly OwnedEpisodes[];
  interventions: readonly Intervention[];
  /** Before a cap strikes; Infinity where there is none. */
  left: { steps: number };
};

/** Programs that are proposed from one view: a whole generation, or an island of it. */
export type Group = { name: string; view: View; count: number };

/**
 * What is done next. First candidates of the archive are trained on further search seeds, up to `seeds` in all; with no
 * groups this is a step of its own, which counts steps but no generation. `rungs`: shares ascend to 1.
 */
export type Generation = {
  remeasure: readonly { id: string; seeds: number }[];
  groups: readonly Group[];
  rungs: readonly Rung[];
  /** Of these so many are a person's own, which the loop puts there and trains to the end; no strategy says it. */
  own?: number | undefined;
};

/** Decides what a search does next, as a pure function of what is known; the loop knows no strategy by name. */
export type Strategy = { readonly name: string; next(known: Known): Generation | "stop" };

export type CreateStrategy = (
  plan: Pick<SearchPlan, "seed" | "generations" | "samples" | "searchSeeds" | "rungs" | "remeasure">,
) => Strategy;

/** `reason`: the figures in a sentence. */
export type Comparison = { verdict: "wins" | "loses" | "tie"; reason: string };

/**
 * Decides who is best inside the search. What it said last is in the log (`generation-ended`), where everybody else
 * reads it. Both are pure: a resumed run asks again and must hear the same.
 */
export type Ranking = {
  readonly name: string;
  /** The trained ones, best first; the others have no place. */
  order(lessons: readonly Lesson[]): Lesson[];
  /** Two trained ones, by what both were measured on: does the first win? Ties are called ties. */
  compare(left: Lesson, right: Lesson): Comparison;
  /** What there is to say of all of them beside the comparison of the first two; left out: nothing. */
  standing?(lessons: readonly Lesson[]): string | undefined;
  /** The same as what is known makes of it; left out where that is nothing. */
  over?(known: Pick<Known, "archive" | "interventions">): Ranking;
};

/** How constraints weigh: within a standard error, or before all else. */
export type ConstraintRule = "soft" | "hard";

/** Looks for what a person did before this generation; `taken`: the numbers of the messages that it came in. */
export type Between = (
  generation: number,
  known: Pick<Known, "archive" | "interventions">,
) => Promise<{ interventions: Intervention[]; taken: number[] }>;

/**
 * Ends the search after a generation, of whose best so far it is told; returns why, or undefined to go on. `led`: who was best
 * after each generation, as they are known now, this best the last; none of a generation after which nothing was trained.
 */
export type StopRule = { readonly name: string; reason(best: Lesson, led: readonly Lesson[]): string | undefined };

/** Everything a search meets, as interfaces: the real ones in app/wiring.ts, fakes in its tests. */
export type SearchDependencies = {
  designer: Designer;
  critic: Critic;
  /** Left out: no language model reads what the critic let through. */
  critique?: Critique;
  executor: Executor;
  /** Plays policies again, to see whether they keep constraints; needed only where there are any. */
  looker?: Looker;
  /** Reads traces of who is looked into and may add causes; left out: no language model does. */
  traceReader?: TraceReader;
  store: Store;
  strategy: CreateStrategy;
  /** Asked before each generation; its answer is recorded. Left out: nobody intervenes. */
  between?: Between;
  stopRules: readonly StopRule[];
  ranking: Ranking;
  environment: {
    reference: EnvironmentReference;
    declaration: string;
    spec: EnvironmentSpec;
    /** Whether a training in it can be paused and gone on with; asked where a strategy wants rungs. */
    canPause: () => Promise<boolean>;
    /** Of a world that a user's own trainer steps: what is thrown where that fails whatever it is given. */
    trainerFailed?: (said: string) => Error;
  };
  task: TaskReference;
  description: TaskDescription;
  references: { human: TrainingReward | null; sparse: TrainingReward | null };
  constraints: Brief["constraints"];
  /** Left out: soft. */
  constraintRule?: ConstraintRule;
  /** What candidates are ranked by beside their fitness, measured by playing their policies again. */
  factors?: readonly RankFactor[];
  wishes: Brief["wishes"];
  /** Programs that a person gives: the first of the first generation. Left out: none. */
  starts?: readonly Proposal[];
  /** Seconds since this process took up the run. */
  elapsed: () => number;
  signal?: AbortSignal;
};

/** A summary without what only this process knows. */
export type SearchSummary = Omit<RunSummary, "thisProcess" | "best"> & {
  best: (NonNullable<RunSummary["best"]> & NonNullable<ScoredReference>) | null;
};
