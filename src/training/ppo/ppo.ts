import { createRandom, deriveSeed } from "../../core/random.ts";
import type { RandomState } from "../../core/random.ts";
import type { EnvironmentSpec, LanesState, Resumption } from "../../simulator/types.ts";
import { createObservationStatistics, type SavedStatistics } from "../observation-statistics.ts";
import type { Learner } from "../types.ts";
import { actionSpaceOf } from "../action-space.ts";
import { createActorCritic, type SavedActorCritic } from "./actor-critic.ts";
import { hyperparametersFor, type Hyperparameters } from "./hyperparameters.ts";
import { createPolicy, restorePolicy } from "../network-policy.ts";
import { createCollector, createRollout, rolloutRoom } from "./rollout.ts";
import { createUpdater, updateRoom, type SavedUpdater, type UpdateFigures } from "./update.ts";
import { createValueScale, type SavedValueScale } from "./value-scale.ts";

/** Called after each update with its figures; for benchmarks and experiments. */
export type UpdateListener = (figures: UpdateFigures) => void;

/** A training between two rollouts, whole: from here on it depends on nothing else. */
type SavedTraining = {
  /** Of the next rollout. */
  iteration: number;
  machine: SavedActorCritic;
  scale: SavedValueScale;
  statistics: SavedStatistics;
  updater: SavedUpdater;
  elapsed: Int32Array;
  random: RandomState;
  lanes: LanesState;
};

/**
 * Proximal policy optimisation (Schulman et al. 2017) with a categorical or diagonal Gaussian policy, generalised
 * advantage estimation, running observation normalisation and a self-scaling critic.
 * `tune` may replace hyperparameters after the rule has chosen them (experiments; the product uses the rule alone).
 */
export const createPpo = ({
  tune = {},
  onUpdate,
  rule = hyperparametersFor,
}: {
  tune?: Partial<Hyperparameters>;
  onUpdate?: UpdateListener;
  rule?: (options: { spec: EnvironmentSpec; steps: number }) => Hyperparameters;
} = {}): Learner => ({
  name: "ppo",

  async train({ spec, create, reward, steps, seed, onRollout, onLearned, resume, signal }) {
    const hyperparameters = { ...rule({ spec, steps }), ...tune };
    const { lanes, rolloutSteps, iterations, minibatch, learningRate, finalLearningRate } = hyperparameters;
    const random = createRandom(deriveSeed(seed, "ppo"));
    const space = actionSpaceOf(spec, hyperparameters);
    const environment = await create(lanes, deriveSeed(seed, "training environment"));
    try {
      const rows = lanes * rolloutSteps;
      const observationWidth = environment.observation.length / lanes;
      const machine = createActorCritic({
        ...hyperparameters,
        space,
        observationWidth,
        extraRoom:
          rolloutRoom({ rows, lanes, space, observationWidth }) +
          updateRoom({ rows, minibatch, space, observationWidth }),
        random,
      });
      const statistics = createObservationStatistics(observationWidth);
      const rollout = createRollout({
        kernels: machine.kernels,
        rows,
        lanes,
        actionStride: machine.actionStride,
        observationWidth,
        stateWidth: environment.state.length / lanes,
        actionWidth: environment.applied.length / lanes,
      });
      const collector = createCollector({ environment, machine, space, statistics, dt: spec.dt, random });
      const head = machine.critic.layers.at(-1) as (typeof machine.critic.layers)[number];
      const scale = createValueScale({ head, column: machine.valueColumn, parameters: machine.criticParameters });
      const updater = createUpdater({ machine, space, scale, hyperparameters, rollout, observationWidth, random });
      const snapshot = () =>
        createPolicy({
          learner: "ppo",
          spec,
          activation: hyperparameters.activation,
          squash: hyperparameters.squash,
          ...machine.policyParameters(),
          mean: statistics.mean,
          variance: statistics.variance,
        });
      const { resumption } = environment;
      const save = (iteration: number): SavedTraining => ({
        iteration,
        machine: machine.save(),
        scale: scale.save(),
        statistics: structuredClone({ mean: statistics.mean, variance: statistics.variance, count: statistics.count }),
        updater: updater.save(),
        elapsed: collector.save(),
        random: random.save(),
        lanes: (resumption as Resumption).save(),
      });
      const restore = (saved: SavedTraining): void => {
        machine.restore(saved.machine);
        scale.restore(saved.scale);
        statistics.restore(saved.statistics);
        updater.restore(saved.updater);
        collector.restore(saved.elapsed);
        random.restore(saved.random);
        (resumption as Resumption).restore(saved.lanes);
      };
      const saved = resume as SavedTraining | undefined;
      if (saved !== undefined) restore(saved);
      for (let iteration = saved?.iteration ?? 0; iteration < iterations; iteration++) {
        signal?.throwIfAborted();
        collector.collect(rollout);
        const answer = await reward.evaluate(rollout.batch, rollout.native);
        if (answer.kind === "failed") return answer;
        const { total, terms } = answer;
        for (let row = 0; row < rows; row++) if (rollout.invalid[row]) total[row] = 0;
        onRollout({
          batch: rollout.batch,
          native: rollout.native,
          truncated: rollout.truncated,
          invalid: rollout.invalid,
          total,
          terms,
          steps: (iteration + 1) * rows,
          snapshot,
        });
        const left = 1 - (1 - finalLearningRate) * (iteration / iterations);
        const figures = updater.update(total, learningRate * left);
        onUpdate?.(figures);
        onLearned?.(resumption === undefined ? null : () => save(iteration + 1));
      }
      return { kind: "trained", policy: snapshot(), steps: iterations * rows };
    } finally {
      environment.dispose();
    }
  },

  restore: restorePolicy,
});
