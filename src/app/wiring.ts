import { join } from "node:path";
import { createTraceReader, type TraceReader } from "../analyzer/traces/trace-reader.ts";
import { longestWords } from "../core/brief.ts";
import type { Critic, Looker, Store } from "../core/interfaces.ts";
import { cap } from "../core/plain-text.ts";
import { createCritique } from "../critic/critique/critique.ts";
import { loadCritiquePrompts } from "../critic/critique/prompts.ts";
import { raiseWarnings } from "../critic/raise.ts";
import { createGivenDesigner } from "../designer/given.ts";
import { createLanguageModelDesigner } from "../designer/language-model/designer.ts";
import { loadPrompts } from "../designer/language-model/templates.ts";
import { createSymbolicDesigner } from "../designer/symbolic/designer.ts";
import { withTold } from "../designer/told.ts";
import { keepFirst } from "../evolution/keep-first.ts";
import { withOperators } from "../evolution/operators/operators.ts";
import { strategies } from "../evolution/strategies.ts";
import type { CreateStrategy, SearchDependencies } from "../evolution/types.ts";
import { createLocalExecutor, type Line } from "../execution/local-queue.ts";
import { libraryDeclaration } from "../reward/library.ts";
import { layersVariable } from "../sandbox/start.ts";
import type { RunConfig } from "./config.ts";
import { createContradicts, type Contradicts } from "./contradictions.ts";
import { createConditionFor, type ConditionFor } from "./from-words/condition.ts";
import { checkModelSettings, wireModel, type Contact, type WiredModel } from "./model.ts";
import { entry } from "./paths.ts";
import { plannedDiagnosis } from "./plan.ts";
import { refuseBounds } from "./preference.ts";
import { openQueue } from "./queue.ts";
import { canPause, type Problem } from "./problem.ts";
import { rankingOf } from "./ranking-choice.ts";
import type { Shared } from "./shared.ts";
import { startsOf } from "./start-from.ts";
import { isUnjudged } from "./unjudged.ts";
import { trainerFailed, trainerPlaces } from "./trainer.ts";
import { refuseUntellable } from "./diagnosis-options.ts";
import { wordsOf } from "./words.ts";

export type Calls = { networkCalls: number; cachedCalls: number; possiblyBilled: number };

/** What a search is made of in the command-line process, by name. The evaluation child's half is in child.ts. */
export type Wired = {
  parts: Pick<
    SearchDependencies,
    "designer" | "critic" | "critique" | "executor" | "looker" | "strategy" | "traceReader"
  >;
  /** The executor again, as who plays policies. */
  looker: Looker;
  /** Both of a designer that reads words. */
  contradicts?: Contradicts;
  conditionFor?: ConditionFor;
  calls: () => Calls;
  close: () => Promise<void>;
};

export const strategyOf = (config: Pick<RunConfig, "strategy">): CreateStrategy => strategies[config.strategy].create;

/** Whether who reads the words is told what they are measured by: not where that was written from those very words. */
const isTold = (config: Pick<RunConfig, "description" | "fromWords">, problem: Problem): boolean =>
  wordsOf(config, problem) !== null && config.fromWords === undefined;

/** What a search must know of the problem. */
export const partsOf = (
  config: Pick<
    RunConfig,
    | "wish"
    | "description"
    | "constraints"
    | "preference"
    | "rank"
    | "pareto"
    | "standard-errors"
    | "fromWords"
    | "starts"
  >,
  problem: Problem,
): Pick<
  SearchDependencies,
  | "environment"
  | "task"
  | "description"
  | "constraints"
  | "constraintRule"
  | "factors"
  | "wishes"
  | "ranking"
  | "starts"
> => ({
  ranking: keepFirst(rankingOf(config, problem), { rule: config.constraints }),
  // The condition that ends the search is measured behind what ranks it.
  factors: [...(problem.factors ?? []), ...(problem.stop === undefined ? [] : [problem.stop])],
  constraintRule: config.constraints,
  environment: {
    reference: problem.environment,
    declaration: problem.declaration,
    spec: problem.loaded.environment.spec,
    canPause: () => canPause(problem),
    ...(problem.loaded.told?.trainer && {
      trainerFailed: (said: string) =>
        trainerFailed(said, { trainer: problem.loaded.told?.trainer?.command, env: problem.loaded.path }),
    }),
  },
  task: problem.taskReference,
  description: {
    name: problem.task.name,
    description: problem.description,
    // Of a measure that was written from words the words are the description.
    ...(problem.measured && !config.fromWords && { expressed: true as const }),
    ...(isUnjudged(problem.task) && { unjudged: true as const }),
    ...(problem.task.unmeasured
      ? { unmeasured: true as const }
      : isTold(config, problem) && { measured: problem.task.description }),
  },
  constraints: problem.constraints,
  wishes: config.wish.map((text) => ({ text })),
  starts: startsOf(config),
});

/** A save costs milliseconds, and what an interrupt loses is at most this. */
const KEEP_EVERY_MILLISECONDS = 10_000;

/** With a `store`, trainings under way are kept in its run folder and go on with the run; a `line` is that of several runs. */
export const wireExecutor = (
  config: Pick<RunConfig, "jobs" | "deadline">,
  store?: Pick<Store, "folder" | "note">,
  line?: Line,
) => {
  const { locate, dispose } = trainerPlaces(config, store && join(store.folder, "trainer"));
  const executor = createLocalExecutor({
    line,
    ...(store && {
      keep: { folder: join(store.folder, "under-way"), everyMilliseconds: KEEP_EVERY_MILLISECONDS },
      onNotice: (message: string) => store.note({ type: "notice", message }),
    }),
    childPath: entry("child"),
    locate,
    jobs: config.jobs,
    deadlineMilliseconds: () => config.deadline * 1000,
    environmentVariables: layersVariable(),
  });
  return {
    ...executor,
    close: async () => {
      await executor.close();
      dispose();
    },
  };
};

/** Trainings here or, by `--executor bullmq`, wherever a worker is. */
export const wireTrainings = async (
  config: RunConfig,
  { store, line }: { store: Pick<Store, "folder" | "note">; line: Line | undefined },
) =>
  config.executor === "bullmq"
    ? openQueue({
        config,
        prober: wireExecutor({ ...config, jobs: 1 }),
        onNotice: (message) => store.note({ type: "notice", message }),
      })
    : wireExecutor(config, store, line);

export const wireLanguageModelDesigner = async (
  config: RunConfig,
  { model }: Pick<WiredModel, "model">,
  onNotice: (message: string) => void,
) =>
  createLanguageModelDesigner({
    model,
    modelName: config.model ?? "replayed",
    temperature: config.temperature,
    maxTokens: config["max-output-tokens"],
    prompts: loadPrompts(),
    libraryDeclaration: libraryDeclaration(),
    directed: config.directions,
    ...(config.shown && { examples: config.shown }),
    onNotice,
  });

const wireTraceReader = (
  config: RunConfig,
  { problem, model }: { problem: Problem } & Pick<WiredModel, "model">,
): TraceReader =>
  createTraceReader({
    model,
    modelName: config.model ?? "replayed",
    temperature: config.temperature,
    maxTokens: config["max-output-tokens"],
    task: problem.description,
    declaration: problem.declaration,
    dt: problem.loaded.environment.spec.dt,
  });

/** The problem's critic with what `--raise` makes of it. */
export const criticOf = (config: Pick<RunConfig, "raise">, { critic }: Pick<Problem, "critic">): Critic =>
  raiseWarnings(critic, config.raise);

/** `--critic-votes 0` does without. */
const wireCritique = (
  config: RunConfig,
  { problem, model }: { problem: Problem } & Pick<WiredModel, "model">,
): Pick<SearchDependencies, "critique"> => {
  const votes = config["critic-votes"];
  if (votes === 0) return {};
  return {
    critique: createCritique({
      model,
      modelName: config.model ?? "replayed",
      votes,
      atOnce: config["critic-programs"],
      temperature: config.temperature,
      maxTokens: config["max-output-tokens"],
      prompts: loadCritiquePrompts(),
      // The rubric is of the words and of what they are measured by.
      task:
        problem.task.unmeasured || !isTold(config, problem)
          ? problem.description
          : `${cap(problem.description, { limit: longestWords / 2 })}\n\nIt is measured by this: ${problem.task.description}`,
      declaration: problem.declaration,
    }),
  };
};

/**
 * Refuses what could not make its first step (a designer without a key, an unknown rule), before anything is written.
 */
export const checkWiring = (config: RunConfig, problem: Problem): void => {
  criticOf(config, problem);
  rankingOf(config, problem);
  refuseBounds(config, problem);
  refuseUntellable(config);
  if (config.designer === "language-model") checkModelSettings(config, process.env);
};

export const wireSearch = async ({
  config,
  problem,
  store,
  signal,
  contact,
  shared,
}: {
  config: RunConfig;
  problem: Problem;
  store: Store;
  contact?: Contact | undefined;
  signal?: AbortSignal;
  shared?: Shared | undefined;
}): Promise<Wired> => {
  const wired =
    config.designer === "language-model"
      ? await wireModel({
          config,
          store,
          variables: process.env,
          contact,
          signal,
          whole: shared?.budget,
        })
      : undefined;
  const designer =
    wired === undefined
      ? config.given === undefined
        ? createSymbolicDesigner()
        : createGivenDesigner(config.given)
      : await wireLanguageModelDesigner(config, wired, (message) => store.note({ type: "notice", message }));
  const critique = wired === undefined ? {} : wireCritique(config, { problem, model: wired.model });
  const executor = await wireTrainings(config, { store, line: shared?.line });
  return {
    parts: {
      designer: withTold(withOperators(designer, config.operators), plannedDiagnosis(config).diagnosis),
      executor: shared?.counting(executor) ?? executor,
      looker: executor,
      critic: criticOf(config, problem),
      ...critique,
      ...(wired && config["read-traces"] && { traceReader: wireTraceReader(config, { problem, model: wired.model }) }),
      strategy: strategyOf(config),
    },
    looker: executor,
    ...(wired && {
      contradicts: createContradicts(wired.model, config),
      conditionFor: createConditionFor(wired.model, { config, problem }),
    }),
    calls: () => {
      const usage = wired?.budget.usage();
      return {
        networkCalls: usage?.networkCalls ?? 0,
        cachedCalls: usage?.cachedCalls ?? 0,
        possiblyBilled: usage?.possiblyBilled.calls ?? 0,
      };
    },
    close: () => executor.close(),
  };
};
