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
  ended: number;
  /** By owner and pool. */
  scores: Map<string, Score>;
  best: { id: string; fitness: number } | undefined;
  candidates: number;
  environmentSteps: number;
  modelCalls: number;
  usd: number;
  startedAt: number;
};

export const createState = (now: number): ProgressState => ({
  plan: undefined,
  generation: 0,
  running: new Map(),
  ended: 0,
  scores: new Map(),
  best: undefined,
  candidates: 0,
  environmentSteps: 0,
  modelCalls: 0,
  usd: 0,
  startedAt: now,
});

export const scoreKey = (owner: string, pool: SeedPool): string => `${owner} ${pool}`;

/** Folds one event in, in place. */
export const advance = (state: ProgressState, event: RunEvent): void => {
  switch (event.type) {
    case "run-started":
      state.plan = (event.config as { plan?: ProgressPlan }).plan;
      break;
    case "generation-started":
      state.generation = event.generation;
      break;
    case "candidate-proposed":
      state.candidates++;
      break;
    case "training-started":
      state.running.set(`${scoreKey(event.owner, event.pool)} ${event.seed}`, {
        ...event,
        steps: 0,
        total: 0,
        stepsPerSecond: 0,
      });
      break;
    case "training-progressed":
      state.running.set(`${scoreKey(event.owner, event.pool)} ${event.seed}`, event);
      break;
    case "training-ended": {
      state.running.delete(`${scoreKey(event.owner, event.pool)} ${event.seed}`);
      if (event.environmentSteps > 0) state.ended++;
      state.environmentSteps += event.environmentSteps;
      const key = scoreKey(event.owner, event.pool);
      const score = state.scores.get(key) ?? { fitness: [], success: [], failed: 0 };
      if (event.fitness === null) score.failed++;
      else {
        score.fitness.push(event.fitness);
        score.success.push(event.success ?? 0);
      }
      state.scores.set(key, score);
      break;
    }
    case "candidate-evaluated":
      if (event.fitness !== null && (state.best === undefined || event.fitness > state.best.fitness)) {
        state.best = { id: event.id, fitness: event.fitness };
      }
      break;
    case "model-completed":
      state.modelCalls++;
      state.usd += event.usd;
      break;
    default:
      break;
  }
};

/** Trainings in all, as an upper bound: leaders may be fewer, candidates may be refused. */
const expectedTrainings = (plan: ProgressPlan): number =>
  plan.generations * plan.samples * plan.searchSeeds + plan.leaders * plan.selectionSeeds + 3 * plan.reportSeeds;

/** Seconds left if the rest goes on as fast as what was done, running trainings counted by their share; undefined at first. */
export const secondsLeft = (state: ProgressState, now: number): number | undefined => {
  if (state.plan === undefined) return undefined;
  const shares = [...state.running.values()].map(({ steps, total }) => (total > 0 ? steps / total : 0));
  const done = state.ended + shares.reduce((sum, share) => sum + share, 0);
  const left = expectedTrainings(state.plan) - done;
  return done < 0.5 ? undefined : Math.max(0, ((now - state.startedAt) / 1000 / done) * left);
};

export const meanScore = (score: Score): { fitness: number; success: number } => ({
  fitness: mean(score.fitness),
  success: mean(score.success),
});
