import { pointSpec } from "../simulator/point.ts";
import type { Brief } from "../../src/core/brief.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { contentHash } from "../../src/core/hash.ts";
import type { Critic, Designer, Executor, Looker, Store } from "../../src/core/interfaces.ts";
import { isPart, type LookJob, type TrainJob } from "../../src/core/job.ts";
import type { EpisodeOutcome, LookedEpisode, TrainingResult, TrainOutcome } from "../../src/core/outcome.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createRandom, deriveSeed } from "../../src/core/random.ts";
import { createGreedy } from "../../src/evolution/strategies/greedy.ts";
import { byFitness } from "../../src/evolution/ranking.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import type { SearchDependencies } from "../../src/evolution/types.ts";

/** A store in memory; `records` may be handed to another one to play a resume, `failAfter` plays a crash. */
export const memoryStore = (
  records = new Map<string, RunEvent>(),
  {
    files = new Map<string, string>(),
    failAfter = Number.POSITIVE_INFINITY,
  }: { files?: Map<string, string>; failAfter?: number } = {},
) => {
  const noted: RunEvent[] = [];
  const pending = new Map<string, Promise<RunEvent>>();
  let made = 0;
  const store: Store = {
    folder: "/runs/fake",
    once: async <Event extends RunEvent>(key: string, effect: () => Promise<Event>): Promise<Event> => {
      const known = records.get(key);
      if (known !== undefined) return known as Event;
      const waiting = pending.get(key);
      if (waiting !== undefined) return (await waiting) as Event;
      const started = (async () => {
        if (made >= failAfter) throw new Error("killed");
        made++;
        const event = JSON.parse(JSON.stringify(await effect())) as Event;
        records.set(key, event);
        return event;
      })();
      pending.set(key, started);
      return started;
    },
    note: (event) => void noted.push(event),
    events: () => [...records.values()],
    subscribe: () => () => {},
    write: async (path, content) => {
      files.set(path, String(content));
      return contentHash(String(content));
    },
    read: async (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
    close: async () => {},
  };
  return { store, records, files, noted };
};

/** A reward whose only meaning is a number: the fitness that training under it gives, plus noise by seed. */
export const fakeReward = (quality: number): CompiledReward => ({
  source: `export const weights = { quality: ${quality} };`,
  javascript: "",
  weights: { quality },
  initial: {},
  composition: "sum",
  sparse: [],
});

const episode = (fitness: number): EpisodeOutcome => ({
  fitness,
  success: fitness > 0.5,
  return: fitness,
  length: 10,
  ending: "truncated",
  features: { x: { first: 0, last: fitness, mean: fitness / 2, min: 0, max: fitness } },
});

/** The quality that a job's reward promises; none for the random policy and the environment's own reward. */
export const qualityOf = ({ reward }: TrainJob): number | undefined =>
  reward === null || reward === "native" ? undefined : reward.weights["quality"];

export const fakeResult = (job: TrainJob): TrainingResult => {
  const quality = qualityOf(job) ?? 0;
  const fitness = quality + 0.1 * createRandom(deriveSeed(job.seed, quality)).normal();
  return {
    seed: job.seed,
    curve: Array.from({ length: 10 }, (_, index) => ({
      steps: (index + 1) * 10,
      episodes: 1,
      return: fitness,
      length: 10,
      fitness,
      success: fitness > 0.5 ? 1 : 0,
      terms: (job.reward === null ? {} : { quality }) as Record<string, number>,
    })),
    checkpoint: 9,
    episodes: [episode(fitness), episode(fitness)],
    fitness,
    success: fitness > 0.5 ? 1 : 0,
    terms:
      job.reward === null ? {} : { quality: { mean: quality, min: quality, max: quality, deviation: 0, share: 1 } },
    stored: [],
    policy: null,
    environmentSteps: job.budget.steps,
  };
};

/** As a training gives it; a part pauses with the curve so far. */
export const fakeOutcome = (job: TrainJob): TrainOutcome => {
  const result = fakeResult(job);
  if (!isPart(job.budget)) return { kind: "trained", result };
  const until = job.budget.until ?? 0;
  return { kind: "paused", curve: result.curve.filter(({ steps }) => steps <= until), environmentSteps: until };
};

export const fakeExecutor = (
  decide: (job: TrainJob) => TrainOutcome = fakeOutcome,
  /** Milliseconds that a job takes. */
  delay: (job: TrainJob) => number = () => 0,
) => {
  const jobs: TrainJob[] = [];
  const executor: Executor = {
    train: async (job) => {
      jobs.push(job);
      const milliseconds = delay(job);
      if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return decide(job);
    },
    probe: async () => ({ kind: "probed", result: { rows: 0, terms: {}, episodes: [] } }),
    close: async () => {},
  };
  return { executor, jobs };
};

/** Its policies remember the quality that they were trained for. */
export const rememberingExecutor = (resultOf = fakeResult) =>
  fakeExecutor((job) => ({
    kind: "trained",
    result: { ...resultOf(job), policy: { learner: "fake", quality: qualityOf(job) ?? 0 } },
  }));

/** Sees episodes of ten steps; `valuesOf` a job gives what is measured in the episode of each place in the pool. */
export const fakeLooker = (valuesOf: (job: LookJob) => (place: number) => LookedEpisode["values"]): Looker => ({
  look: async (job) => {
    const values = valuesOf(job);
    const episodes = Array.from({ length: job.pool.count }, (_, place) => ({
      seed: place,
      length: 10,
      ending: "truncated" as const,
      return: null,
      values: values(place),
      moments: [],
    }));
    return { kind: "looked", recording: null, episodes };
  },
});

/** Accepts `quality:<number>`, refuses everything else. */
export const fakeCritic: Critic = {
  review: async (text) => {
    const match = /^quality:(-?[0-9.]+)$/.exec(text);
    return match === null
      ? {
          reward: null,
          diagnostics: [
            { rule: "fake/bad", severity: "error", line: 1, column: 1, message: text, hint: "write a quality" },
          ],
        }
      : { reward: fakeReward(Number(match[1])), diagnostics: [] };
  },
};

/** Proposes around the best parent; records every brief. */
export const fakeDesigner = (texts?: (brief: Brief, count: number) => string[]) => {
  const briefs: Brief[] = [];
  const designer: Designer = {
    name: "fake",
    propose: async (brief, count) => {
      briefs.push(brief);
      const base = brief.parents[0]?.candidate.reward?.weights["quality"] ?? 0;
      const random = createRandom(deriveSeed(brief.seed, brief.generation));
      const written =
        texts?.(brief, count) ?? Array.from({ length: count }, () => `quality:${(base + random.uniform()).toFixed(4)}`);
      return written.map((text) => ({
        text,
        origin: { operator: "sample", parents: brief.parents.map(({ candidate }) => candidate.id), note: "" },
      }));
    },
  };
  return { designer, briefs };
};

export const fakePlan: SearchPlan = {
  seed: 7,
  generations: 3,
  samples: 4,
  steps: 100,
  episodes: 2,
  checkpoints: 10,
  searchSeeds: 1,
  selectionSeeds: 5,
  reportSeeds: 5,
  leaders: 3,
  repairs: 3,
  learner: "fake",
  evaluationSteps: 20,
  limits: {},
};

export const fakeDependencies = (changes: Partial<SearchDependencies> = {}): SearchDependencies => ({
  designer: fakeDesigner().designer,
  critic: fakeCritic,
  executor: fakeExecutor().executor,
  store: memoryStore().store,
  strategy: createGreedy,
  stopRules: [],
  ranking: byFitness,
  environment: {
    reference: { name: "fake", hash: "0", options: {} },
    declaration: "",
    spec: pointSpec,
    canPause: async () => true,
  },
  task: { name: "task" },
  description: { name: "task", description: "do it" },
  references: { human: fakeReward(0.9), sparse: fakeReward(0.05) },
  constraints: [],
  wishes: [],
  elapsed: () => 0,
  ...changes,
});
