import type { RunEvent, SeedPool } from "../../core/events.ts";
import { mean } from "../../core/statistics.ts";

/** What of a run's configuration the progress display needs; the rest of it is not its business. */
export type ProgressPlan = {
  generations: number;
  samples: number;
  steps: number;
  searchSeeds: number;
  selectionSeeds: number;
  reportSeeds: number;
  leaders: number;
};

type Training = { owner: string; pool: SeedPool; steps: number; total: number; stepsPerSecond: number };
type Score = { fitness: number[]; success: number[]; failed: number };

/** Everything that progress is drawn from, folded from the run's events. */
export type ProgressState = {
  plan: ProgressPlan | undefined;
  generation: number;
  /** Trainings under way by owner, pool and seed. */
  running: Map<string, Training>;
  /** Trainings of this process alone: how fast it is says nothing of what an earlier one did. */
  endedHere: number;
  endedBefore: number;
  /** When this process began its first training, in milliseconds. */
  trainingSince: number | undefined;
  /** By owner and pool. */
  scores: Map<string, Score>;
  /** Owners of trainings, `reference:human` among them, by pool. */
  owners: Record<SeedPool, Set<string>>;
  best: { id: string; fitness: number } | undefined;
  /** Every candidate with its parents. */
  proposed: Map<string, readonly string[]>;
  /** Fitness of what was decided; null where it was refused or failed. */
  decided: Map<string, number | null>;
  environmentSteps: number;
  /** Requests to a language model that wait for their answer, with the time of asking. */
  asking: Map<string, number>;
  modelCalls: number;
  usd: number;
  startedAt: number;
  /** The generation that an earlier process had reached: its beginning is no news. */
  resumedIn: number;
};

export const createState = (now: number): ProgressState => ({
  plan: undefined,
  generation: 0,
  running: new Map(),
  endedHere: 0,
  endedBefore: 0,
  trainingSince: undefined,
  scores: new Map(),
  owners: { search: new Set(), selection: new Set(), report: new Set() },
  best: undefined,
  proposed: new Map(),
  decided: new Map(),
  environmentSteps: 0,
  asking: new Map(),
  modelCalls: 0,
  usd: 0,
  startedAt: now,
  resumedIn: 0,
});

export const scoreKey = (owner: string, pool: SeedPool): string => `${owner} ${pool}`;

export const isReference = (owner: string): boolean => owner.startsWith("reference:");

/** The random policy is rolled out, not trained. */
const isTrained = (owner: string): boolean => owner !== "reference:random";

const endTraining = (state: ProgressState, event: Extract<RunEvent, { type: "training-ended" }>): void => {
  const { owner, pool } = event;
  state.running.delete(`${scoreKey(owner, pool)} ${event.seed}`);
  if (isTrained(owner)) state.endedHere++;
  state.owners[pool].add(owner);
  state.environmentSteps += event.environmentSteps;
  const key = scoreKey(owner, pool);
  const score = state.scores.get(key) ?? { fitness: [], success: [], failed: 0 };
  if (event.fitness === null) score.failed++;
  else {
    score.fitness.push(event.fitness);
    score.success.push(event.success ?? 0);
  }
  state.scores.set(key, score);
};

/** A search that had ended goes on: what it finds is confirmed anew, on a report pool of its own beside its references. */
const extend = (state: ProgressState, { until, reportPool }: Extract<RunEvent, { type: "search-extended" }>): void => {
  if (state.plan !== undefined) state.plan = { ...state.plan, generations: until };
  state.owners.selection.clear();
  for (const owner of state.owners.report) {
    if (isReference(owner) && reportPool === 0) continue;
    state.owners.report.delete(owner);
    state.scores.delete(scoreKey(owner, "report"));
  }
};

/** Folds one event in, in place. */
export const advance = (state: ProgressState, event: RunEvent, now: number): void => {
  switch (event.type) {
    case "run-started":
      state.plan = (event.config as { plan?: ProgressPlan }).plan;
      break;
    case "search-extended":
      extend(state, event);
      break;
    case "generation-started":
      // A resumed run goes through the earlier ones again.
      state.generation = Math.max(state.generation, event.generation);
      break;
    case "candidate-proposed":
      state.proposed.set(event.id, event.origin.parents);
      break;
    case "training-started":
      state.owners[event.pool].add(event.owner);
      if (!isTrained(event.owner)) break;
      state.trainingSince ??= now;
      state.running.set(`${scoreKey(event.owner, event.pool)} ${event.seed}`, {
        ...event,
        steps: 0,
        total: 0,
        stepsPerSecond: 0,
      });
      break;
    case "training-progressed":
      if (isTrained(event.owner)) state.running.set(`${scoreKey(event.owner, event.pool)} ${event.seed}`, event);
      break;
    case "training-ended":
      endTraining(state, event);
      break;
    case "candidate-evaluated":
      state.decided.set(event.id, event.fitness);
      if (event.fitness !== null && (state.best === undefined || event.fitness > state.best.fitness)) {
        state.best = { id: event.id, fitness: event.fitness };
      }
      break;
    case "model-requested":
      state.asking.set(event.key, now);
      break;
    case "model-completed":
      state.asking.delete(event.key);
      state.modelCalls++;
      state.usd += event.usd;
      break;
    default:
      break;
  }
};

/** Takes in what a run's log holds from before this process: its results, not its seconds nor what it left unfinished. */
export const restore = (state: ProgressState, events: readonly RunEvent[]): void => {
  for (const event of events) advance(state, event, state.startedAt);
  state.running.clear();
  state.asking.clear();
  state.endedBefore = state.endedHere;
  state.endedHere = 0;
  state.trainingSince = undefined;
  state.resumedIn = state.generation;
};

export const meanScore = (score: Score): { fitness: number; success: number } => ({
  fitness: mean(score.fitness),
  success: mean(score.success),
});
