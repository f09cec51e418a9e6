import type { Executor, Looker } from "../../src/core/interfaces.ts";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { TrainJob } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import type { RecordedPlay, Recording } from "../../src/core/recording.ts";
import { mean } from "../../src/core/statistics.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { createSymbolicDesigner } from "../../src/designer/symbolic/designer.ts";
import { keepFirst } from "../../src/evolution/keep-first.ts";
import { byFitness } from "../../src/evolution/ranking.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { SearchDependencies } from "../../src/evolution/types.ts";
import { requireMeasure } from "../../src/measure/measure.ts";
import { namesOf } from "../../src/measure/names.ts";
import { episodeOf } from "../../src/simulator/episode.ts";
import { randomEpisodes, trainToy, type Rollout, type Toy } from "../designer/symbolic/fixtures/toys.ts";
import { fakeDependencies, fakePlan, memoryStore } from "../evolution/fakes.ts";

type ToyPolicy = { learner: "toy"; rollouts: Rollout[] };

const trainOn = (job: TrainJob, toy: Toy): TrainOutcome => {
  const { reward, seed } = job;
  const rest = { curve: [], checkpoint: 0, terms: {}, environmentSteps: job.budget.steps };
  if (reward === null || reward === "native") {
    const episodes = [...(randomEpisodes(toy, seed)[0]?.episodes ?? [])];
    return { kind: "trained", result: { ...rest, seed, episodes, fitness: 0, success: 0, stored: [], policy: null } };
  }
  const { episodes, stored, rollouts } = trainToy(reward.source, toy, seed);
  return {
    kind: "trained",
    result: {
      ...rest,
      seed,
      episodes,
      fitness: mean(episodes.map(({ fitness }) => fitness)),
      success: mean(episodes.map(({ success }) => Number(success))),
      stored,
      policy: { learner: "toy", rollouts } satisfies ToyPolicy,
    },
  };
};

const columnsOf = (columns: readonly string[], rows: readonly number[][]): Record<string, number[]> =>
  Object.fromEntries(columns.map((name, place) => [name, rows.map((row) => row[place] as number)]));

/** What is shown of a policy is its first episode. */
const recordingOf = ({ spec }: Toy, { states, actions, terminated }: Rollout): RecordedPlay => ({
  seed: 0,
  length: actions.length,
  ending: terminated ? "terminated" : "truncated",
  fitness: null,
  success: null,
  return: null,
  states: columnsOf(stateLayout(spec).columns, states),
  actions: columnsOf(actionLayout(spec).columns, actions),
  terms: {},
  rewards: null,
  poses: null,
});

const lookerOn = (toy: Toy): Looker => ({
  look: async (job) => {
    const { spec } = toy;
    const { rollouts = [] } = (job.policy?.serialized ?? {}) as Partial<ToyPolicy>;
    const names = namesOf(spec);
    const measures = job.measures.map((each) => {
      if (each.kind !== "expression") throw new Error("expressions alone are looked at here");
      return requireMeasure(each.expression, { names, as: each.as, source: "--constraint" });
    });
    const episodes = rollouts.map(({ states, actions, terminated }, seed) => {
      const length = actions.length;
      const ending = terminated ? ("terminated" as const) : ("truncated" as const);
      const episode = episodeOf(spec, {
        states: Float64Array.from(states.flat()),
        actions: Float64Array.from(actions.flat()),
        length,
        ending,
      });
      const values = measures.map((measure) => {
        const { kept: success, ...when } = measure.check(episode);
        return { fitness: measure.value(episode), success, ...when };
      });
      return { seed, length, ending, return: null, values, moments: [] };
    });
    const [shown] = rollouts;
    const recording =
      job.record === null || shown === undefined ? null : ({ episodes: [recordingOf(toy, shown)] } as Recording);
    return { kind: "looked", recording, episodes };
  },
});

/** A whole search by the built-in designer, its critic and ranking the product's own, over a small world. */
export const searchToy = async (
  toy: Toy,
  { plan = {}, ...changes }: { plan?: Partial<SearchPlan> } & Partial<SearchDependencies>,
) => {
  const memory = memoryStore();
  const rule = changes.constraintRule ?? "hard";
  const executor: Executor = {
    train: async (job) => trainOn(job, toy),
    probe: async () => ({ kind: "probed", result: { rows: 0, terms: {}, episodes: [] } }),
    close: async () => {},
  };
  const dependencies = fakeDependencies({
    designer: createSymbolicDesigner(),
    critic: createCritic({ spec: toy.spec }),
    executor,
    looker: lookerOn(toy),
    store: memory.store,
    environment: {
      reference: { name: toy.spec.name, hash: "0", options: {} },
      declaration: "",
      spec: toy.spec,
      canPause: async () => true,
    },
    references: { human: null, sparse: null },
    ranking: keepFirst(byFitness, { rule }),
    constraintRule: rule,
    ...changes,
  });
  const wanted = { ...fakePlan, episodes: 8, selectionSeeds: 3, reportSeeds: 3, ...plan };
  const { summary } = await runSearch(wanted, dependencies);
  return { summary, events: [...memory.records.values()], noted: memory.noted };
};
