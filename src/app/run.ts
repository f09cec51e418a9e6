import { ExitCode, RewardsmithError } from "../core/errors.ts";
import type { RunSummary } from "../core/summary.ts";
import { strategyRow } from "../evolution/strategies.ts";
import type { SearchDependencies } from "../evolution/types.ts";
import { bridgeVersion, isBridged } from "../simulator/gymnasium/reference.ts";
import { asKept } from "../store/encode.ts";
import { createRun } from "../store/run-store.ts";
import type { RunConfig } from "./config.ts";
import { problemOptions } from "./problem-options.ts";
import { checkQueue } from "./queue.ts";
import { refuseSmallCap } from "./caps.ts";
import { contactModel } from "./contact.ts";
import { designerNotices, resolveDesigner } from "./designer-choice.ts";
import { effortText, foresee } from "./foresee.ts";
import { canConfirm, checkFromWords } from "./from-words/asked.ts";
import { openDraft, type Draft } from "./from-words/draft.ts";
import { measureWords } from "./from-words/from-words.ts";
import { fromWordsName } from "./measure.ts";
import { baseUrlOf, type Contact } from "./model.ts";
import { planOf } from "./plan.ts";
import { onPhysics, resolvePhysics } from "./physics.ts";
import { canPause, loadReference, openProblem, type Problem } from "./problem.ts";
import { describeMachine } from "./provenance.ts";
import { rooted } from "./rooted.ts";
import { asksForTask, chooseTask, noTaskFits } from "./task-choice.ts";
import { askRandom, checkTrainer, keptRandom, toldOf } from "./trainer.ts";
import { earlyFiles } from "./early-answers.ts";
import { exampleNotices, readExamples } from "./examples.ts";
import { stateSourceOf } from "./state-source.ts";
import { resolveSteps, type StepsEffort } from "./steps/resolve.ts";
import { checkStarts, readStarts, startNotices } from "./start-from.ts";
import type { Person } from "./session/types.ts";
import { refuseSuccess } from "./unjudged.ts";
import { heededOf } from "./words.ts";
import { checkWiring, criticOf, wireExecutor } from "./wiring.ts";
import { carryOut, type RunHooks } from "./carry-out.ts";

export const problemOf = async (config: RunConfig): Promise<Problem> => {
  const problem = await openProblem({
    env: config.env,
    task: config.task,
    fitness: config.fitness,
    // Not written yet: whatever is asked of the problem before that goes without.
    measure: config.measure === fromWordsName ? undefined : config.measure,
    success: config.success,
    constraint: config.constraint,
    rank: config.rank,
    stop: config["stop-when"],
    person: config.person,
    description: config.description,
    options: problemOptions(config),
    told: toldOf(config),
  });
  return strategyRow(config.strategy).isRaced ? { ...problem, pauses: await canPause(problem) } : problem;
};

/** What a person is told of the environment, and of what it runs in. */
export const noticed = (problem: Problem, notices: readonly string[]): Problem => ({
  ...problem,
  loaded: { ...problem.loaded, notices: [...(problem.loaded.notices ?? []), ...notices] },
});

export const referencesOf = async (
  problem: Problem,
  { references }: Pick<RunConfig, "references">,
): Promise<SearchDependencies["references"]> => ({
  human: references === "none" ? null : await loadReference(problem, "human"),
  sparse: references === "all" ? await loadReference(problem, "sparse") : null,
});

type Asking = { config: RunConfig; hooks: RunHooks };

/**
 * Asks the language model once, where a new run will ask it; a recording needs no such question. A run that goes on has
 * been through it, and may ask nothing more.
 */
const contactOf = async ({ config, hooks: { onEvent, interrupt, batch } }: Asking): Promise<Contact | undefined> => {
  if (config.designer !== "language-model") return undefined;
  if (config.replay !== undefined) return { connection: null, answers: [], notices: [] };
  const onNotice = (message: string) => onEvent({ type: "notice", message }, false);
  return contactModel({ config, variables: process.env, interrupt, onNotice, whole: batch?.shared.budget });
};

/** What the run measures, where words are to be measured: a task that a model chose, or a measure that it wrote. */
const withMeasure = async (
  problem: Problem,
  { config, hooks }: Asking,
): Promise<{ config: RunConfig; problem: Problem; contact: Contact | undefined; draft?: Draft }> => {
  const isWritten = config.measure === fromWordsName;
  const contact = isWritten || asksForTask(config, problem) ? await contactOf({ config, hooks }) : undefined;
  if (contact === undefined) return { config, problem, contact };
  const draft = await openDraft(config);
  try {
    return { ...(await measured(problem, { config, hooks, contact, draft })), contact, draft };
  } catch (thrown) {
    // Decided against: whoever tries again begins anew.
    if (thrown instanceof RewardsmithError && thrown.exitCode === ExitCode.usage) await draft.drop();
    throw thrown;
  }
};

const measured = async (
  problem: Problem,
  { config, hooks, contact, draft }: Asking & { contact: Contact; draft: Draft },
): Promise<{ config: RunConfig; problem: Problem }> => {
  const isWritten = config.measure === fromWordsName;
  const onNotice = (message: string) => {
    contact.notices.push(message);
    hooks.onEvent({ type: "notice", message }, false);
  };
  const { ledger } = draft;
  const asking = { config, problem, contact, ledger, interrupt: hooks.interrupt, onNotice };
  const choice = isWritten ? { task: null, reason: "" } : await chooseTask(asking);
  const { task, reason } = choice;
  if (task !== null) {
    const chosen = { ...config, task, chosen: { reason } };
    return { config: chosen, problem: task === problem.task.name ? problem : await problemOf(chosen) };
  }
  if (!canConfirm(config, hooks)) throw noTaskFits(config, problem, choice);
  if (!isWritten) onNotice(`no task of ${problem.environment.name} measures your words: ${reason}`);
  const person = config.yes ? null : draft.kept((await (hooks.confirm?.() ?? hooks.person)) as Person);
  const executor = wireExecutor({ ...config, jobs: 1 });
  try {
    // The world as it is without the options of a task.
    const world = await problemOf({ ...config, task: undefined, measure: "0" });
    const written = { ...config, ...(await measureWords({ ...asking, problem: world, looker: executor, person })) };
    return { config: written, problem: await problemOf(written) };
  } finally {
    await executor.close();
  }
};

/** What a search that was dialled is expected to take, tried on this machine. */
const effortNotice = async (asked: Omit<Parameters<typeof foresee>[0], "executor">): Promise<string[]> => {
  const { config, plan } = asked;
  // A trainer of the user's own is not tried for what it costs.
  if (config.effort === undefined || config.trainer !== undefined) return [];
  const executor = wireExecutor({ ...config, jobs: 1 });
  try {
    return [effortText(config.effort, { plan, foreseen: await foresee({ ...asked, executor }) })];
  } finally {
    await executor.close();
  }
};

/** A world that only a trainer can step, once that has shown what it is like at random. */
const withRandom = async (config: RunConfig, problem: Problem): Promise<Problem> => {
  checkTrainer(config);
  if (config.trainer === undefined || toldOf(config)?.random !== undefined) return problem;
  const executor = wireExecutor({ ...config, jobs: 1 });
  try {
    await askRandom(config, { problem, executor });
  } finally {
    await executor.close();
  }
  return problemOf(config);
};

/** Steps are found out before there is a run, unless it is one of many. */
const effortFor = ({ onEvent, interrupt, batch }: RunHooks): StepsEffort =>
  batch
    ? { by: "nothing" }
    : { by: "train", training: { say: (message) => onEvent({ type: "notice", message }, false), interrupt } };

/** `rewardsmith run`: everything that can be refused is refused before the run folder is made. */
export const startRun = async (given: RunConfig, hooks: RunHooks): Promise<RunSummary> => {
  const whose = hooks.person && given.task === "none" && given.person === undefined ? { person: "session" } : {};
  const { config: resolved, reason } = await resolveDesigner({ ...given, ...whose }, process.env);
  const told = designerNotices(resolved, reason);
  // Where something leaves the machine, that is said before it does.
  const early = resolved.designer === "language-model" ? told : [];
  for (const message of early) hooks.onEvent({ type: "notice", message }, false);
  const { physics, notices } = await resolvePhysics(resolved.physics, process.env);
  // What cannot be kept is refused before a model is asked or a step is made.
  const bridge = isBridged(resolved.env) ? ({ bridge: bridgeVersion } as const) : {};
  const started = { ...resolved, ...bridge, ...(await readStarts(resolved)) };
  const asked = asKept(rooted({ ...started, physics: physics.physics }), { name: "config" });
  checkFromWords(asked, hooks);
  const first = await withRandom(asked, await problemOf(asked));
  checkWiring(asked, first);
  await checkQueue(asked);
  const {
    config: decided,
    contact: asking,
    problem: found,
    draft,
  } = await withMeasure(first, { config: asked, hooks });
  const whole = { ...decided, ...stateSourceOf(decided, found), ...(await readExamples(decided, found)) };
  const problem = noticed(onPhysics(found, physics), [...(early.length > 0 ? [] : told), ...notices]);
  refuseSuccess(whole, problem.task);
  const references = await referencesOf(problem, whole);
  // A cap leaves no room to find steps out: this plan is the one then.
  refuseSmallCap(whole["max-steps"], { plan: planOf(whole, problem), references });
  const critic = criticOf(whole, problem);
  await checkStarts(whole, { problem, critic, executor: () => wireExecutor({ ...whole, jobs: 1 }) });
  const contact = asking ?? (await contactOf({ config: whole, hooks }));
  const { config, notices: ofSteps } = await resolveSteps(whole, problem, effortFor(hooks));
  const plan = planOf(config, problem);
  const dialled = hooks.batch === undefined ? await effortNotice({ config, plan, problem, references }) : [];
  const store = await createRun({
    root: config.runs,
    ...(hooks.batch && { name: hooks.batch.name }),
    environment: problem.environment.name,
    task: problem.taskReference.name,
    seed: config.seed,
    run: {
      description: problem.description,
      content: {
        environment: problem.environment,
        // What stands in the place of a measure where nothing measures is none of anybody's.
        task: problem.task.unmeasured ? { name: problem.taskReference.name } : problem.taskReference,
      },
      ...heededOf(config, problem),
      ...(await describeMachine()),
    },
    config: { ...config, plan },
    files: {
      ...earlyFiles(contact?.answers ?? [], { baseUrl: baseUrlOf(process.env) }),
      ...keptRandom(config, problem),
    },
  });
  await draft?.drop();
  // Before what was said so far is noted: a log with events in it is that of a run that goes on.
  hooks.onStore?.(store);
  for (const message of [...early, ...(contact?.notices ?? []), ...startNotices(config), ...exampleNotices(config)])
    store.note({ type: "notice", message });
  const unsubscribe = store.subscribe(hooks.onEvent);
  for (const message of [...ofSteps, ...dialled]) store.note({ type: "notice", message });
  try {
    return await carryOut({ config, plan, problem, references, store, hooks, contact });
  } finally {
    unsubscribe();
    await store.close();
  }
};
