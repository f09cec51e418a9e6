import { createRandom, deriveSeed, type Random } from "../../core/random.ts";
import type { RandomState } from "../../core/random.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import type { LanesState, Resumption } from "../../simulator/types.ts";
import { actionSpaceOf, type ActionSpace } from "../action-space.ts";
import { createPolicy, restorePolicy } from "../network-policy.ts";
import type { Activation } from "../network.ts";
import { createObservationStatistics, type SavedStatistics } from "../observation-statistics.ts";
import type { Learner } from "../types.ts";
import { createActorCritic, type ActorCritic, type SavedActorCritic } from "./actor-critic.ts";
import { largestMinibatch } from "./minibatches.ts";
import { createCollector, createRollout, rolloutRoom, type Rollout } from "./rollout.ts";
import { discountAt } from "./discount.ts";
import { createValueScale, type SavedValueScale, type ValueScale } from "./value-scale.ts";

/** What every learner from rollouts can be told. */
export type LoopHyperparameters = {
  lanes: number;
  /** Steps a lane in one rollout. */
  rolloutSteps: number;
  /** Rollouts in all; `lanes · rolloutSteps · iterations` never exceeds the budget. */
  iterations: number;
  hidden: readonly number[];
  activation: Activation;
  /** Actor and critic as two heads of one network. */
  shared: boolean;
  /** Continuous actions through tanh instead of being cut off at the ends of their ranges. */
  squash: boolean;
  /** Rows a minibatch, multiple of 4. */
  minibatch: number;
  learningRate: number;
  /** Share of the learning rate that is left at the end; the way there is linear. */
  finalLearningRate: number;
  /** γ at the end of the training. */
  discount: number;
  /** γ at its beginning; the horizon 1 / (1 − γ) grows from one to the other as steps go by. */
  initialDiscount: number;
  /** λ of generalised advantage estimation. */
  traceDecay: number;
  largestGradientNorm: number;
  adamEpsilon: number;
  /** Log of the Gaussian's first standard deviation, in the action space scaled to [-1, 1]. */
  initialLogDeviation: number;
};

/** The order of rows, shuffled on from epoch to epoch, and whether the value scale has its first constant. */
export type SavedUpdater = { order: Int32Array; started: boolean };

/** What changes from one update to the next. */
export type UpdateAim = { learningRate: number; discount: number };

/** The learning half: what becomes of one rollout. */
export type Updater = {
  update(total: Float64Array, aim: UpdateAim): void;
  save(): SavedUpdater;
  restore(from: SavedUpdater): void;
};

export type UpdaterOptions<Hyperparameters> = {
  machine: ActorCritic;
  space: ActionSpace;
  scale: ValueScale;
  hyperparameters: Hyperparameters;
  rollout: Rollout;
  observationWidth: number;
  random: Random;
};

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

/** The loop of a learner that learns from each rollout once: collect, reward, report, update, keep. */
export const createOnPolicyLearner = <Hyperparameters extends LoopHyperparameters>({
  name,
  rule,
  room,
  largestCall = ({ lanes, rolloutSteps, minibatch }) => largestMinibatch({ rows: lanes * rolloutSteps, minibatch }),
  createUpdater: updaterOf,
}: {
  name: string;
  rule(options: { spec: EnvironmentSpec; steps: number }): Hyperparameters;
  /** Numbers that `createUpdater` takes from the kernel memory. */
  room(options: {
    rows: number;
    hyperparameters: Hyperparameters;
    space: ActionSpace;
    observationWidth: number;
  }): number;
  /** Rows of the updater's largest call of the networks. */
  largestCall?(hyperparameters: Hyperparameters): number;
  createUpdater(options: UpdaterOptions<Hyperparameters>): Updater;
}): Learner => ({
  name,
  explores: true,

  async train({ spec, create: createEnvironment, reward, steps, seed, onRollout, onLearned, resume, signal }) {
    const hyperparameters = rule({ spec, steps });
    const { lanes, rolloutSteps, iterations, learningRate, finalLearningRate } = hyperparameters;
    const random = createRandom(deriveSeed(seed, name));
    const space = actionSpaceOf(spec, hyperparameters);
    const environment = await createEnvironment(lanes, deriveSeed(seed, "training environment"));
    try {
      const rows = lanes * rolloutSteps;
      const observationWidth = environment.observation.length / lanes;
      const machine = createActorCritic({
        ...hyperparameters,
        minibatch: largestCall(hyperparameters),
        space,
        observationWidth,
        extraRoom:
          rolloutRoom({ rows, lanes, space, observationWidth }) +
          room({ rows, hyperparameters, space, observationWidth }),
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
      const updater = updaterOf({ machine, space, scale, hyperparameters, rollout, observationWidth, random });
      const snapshot = () =>
        createPolicy({
          learner: name,
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
        const share = iteration / iterations;
        updater.update(total, {
          learningRate: learningRate * (1 - (1 - finalLearningRate) * share),
          discount: discountAt(share, hyperparameters),
        });
        const next = onLearned?.(resumption === undefined ? null : () => save(iteration + 1));
        if (next === "pause") return { kind: "paused", steps: (iteration + 1) * rows };
      }
      return { kind: "trained", policy: snapshot(), steps: iterations * rows };
    } finally {
      environment.dispose();
    }
  },

  restore: restorePolicy,
});
