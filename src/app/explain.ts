import { existsSync } from "node:fs";
import { join } from "node:path";
import { commandLine } from "../core/command-line.ts";
import { messageOf, RewardsmithError, usageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { Explanation } from "../core/explanation.ts";
import { explanationFile, explanationFolder } from "../core/explanation.ts";
import type { Store } from "../core/interfaces.ts";
import { jobIdentity, type TrainingReward } from "../core/job.ts";
import type { TrainOutcome } from "../core/outcome.ts";
import type { ProgressTrace } from "../core/progress-trace.ts";
import { viewOf } from "../core/run-view.ts";
import { budgetExceeded, isBudgetStop } from "../evolution/budget.ts";
import { effectsOf } from "../evolution/explain/effects.ts";
import { termLineages } from "../evolution/explain/term-lineage.ts";
import { readOutcome } from "../evolution/kept-outcome.ts";
import { createStepLedger } from "../evolution/ledger.ts";
import { createTrainer, trainJob } from "../evolution/trainings.ts";
import { createRun, openRun, printJson, setRunStatus } from "../store/run-store.ts";
import type { RunRecord } from "../store/runs.ts";
import { planExplanation, type ExplainPlan, type ExplainRequest } from "./explain-plan.ts";
import { fromHere } from "./invocation.ts";
import { traceProgress, type KeptTraining } from "./progress-trace.ts";
import { describeMachine } from "./provenance.ts";
import { writeReport } from "./report.ts";
import { whenOver } from "./time-cap.ts";
import { partsOf, wireTrainings } from "./wiring.ts";

export type ExplainHooks = {
  onEvent: (event: RunEvent, replayed: boolean) => void;
  /** What will be spent, before it is. */
  onPlan: (plan: ExplainPlan) => void;
  interrupt?: AbortSignal;
};

const interrupted = (
  record: RunRecord,
  { candidate, seeds }: { candidate: string; seeds?: number | undefined },
): RewardsmithError =>
  new RewardsmithError({
    code: "interrupted",
    message: "interrupted; every training that had ended is kept",
    action: `Go on with: ${commandLine(
      "explain",
      fromHere(record.folder),
      "--candidate",
      candidate,
      ...(seeds === undefined ? [] : ["--seeds", String(seeds)]),
    )}`,
    exitCode: 130,
  });

/** Its folder is a run folder within the run's own, gone on with where it was begun. */
const openFolder = async (record: RunRecord, plan: ExplainPlan, request: ExplainRequest): Promise<Store> => {
  const root = join(record.folder, explanationFolder);
  const folder = join(root, plan.candidate);
  if (existsSync(folder)) return openRun(folder, { signal: request.signal });
  const { environment, task, seed } = record.run;
  const { config, problem } = plan;
  return createRun({
    root,
    name: plan.candidate,
    environment,
    task,
    seed,
    run: { description: problem.description, explains: plan.candidate, ...(await describeMachine()) },
    config: { ...config, plan: plan.search },
  });
};

type Ended = Exclude<TrainOutcome, { kind: "paused" }>;

/** A training that the run itself has recorded, if it may be taken for one of today's. */
const recordedIn = (record: RunRecord, { isSameBuild }: Pick<ExplainPlan, "isSameBuild">) => {
  const ended = new Map(
    record.events.flatMap((event) => (event.type === "training-ended" ? [[event.job, event] as const] : [])),
  );
  return async (job: string): Promise<Ended | null> => {
    const event = isSameBuild ? ended.get(job) : undefined;
    const outcome = event && readOutcome(await record.read(event.artifact, event.hash));
    return outcome === undefined || outcome.kind === "paused" ? null : outcome;
  };
};

/**
 * `rewardsmith explain`: the best of a run with each term taken out and its largest weights halved and doubled, every one
 * trained on the seeds that the best was. What is recorded, there or in the run, is not done twice.
 */
export const explainRun = async (
  record: RunRecord,
  request: ExplainRequest,
  { onEvent, onPlan, interrupt }: ExplainHooks,
): Promise<Explanation> => {
  const plan = await planExplanation(record, request);
  onPlan(plan);
  const { candidate, config, problem, search, reward, changes } = plan;
  const store = await openFolder(record, plan, { ...request, signal: interrupt });
  const unsubscribe = store.subscribe(onEvent);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort(interrupted(record, { candidate, seeds: request.seeds }));
  if (interrupt?.aborted) onInterrupt();
  interrupt?.addEventListener("abort", onInterrupt, { once: true });
  const started = performance.now();
  const { seconds } = search.limits;
  const stopWaiting =
    seconds === undefined
      ? undefined
      : whenOver(
          () => seconds - (performance.now() - started) / 1000,
          () => stop.abort(budgetExceeded("time", `${seconds} s are over`)),
        );
  const executor = await wireTrainings(config, { store, line: undefined });
  try {
    const parts = partsOf(config, problem);
    const trainer = createTrainer({ ...parts, executor, store, signal: stop.signal }, { plan: search });
    const booking = createStepLedger().book(0);
    const recorded = recordedIn(record, plan);
    const results = new Map<string, Map<number, Ended>>();
    /** The reward's own, with where their policies lie. */
    const owned = new Map<number, KeptTraining>();
    const train = async (owner: string, given: TrainingReward, seed: number): Promise<void> => {
      const job = jobIdentity(trainJob({ reward: given, seed, plan: search, ...parts }));
      const before = await recorded(job);
      const outcome = before ?? (await trainer({ owner, reward: given, pool: "report", seed, booking }));
      if (owner === candidate && outcome.kind === "trained")
        owned.set(seed, { result: outcome.result, read: before === null ? store.read : record.read });
      const own = results.get(owner) ?? new Map<number, Ended>();
      results.set(owner, own.set(seed, outcome));
    };
    const asked = plan.seeds.flatMap((seed) => [
      { owner: candidate, reward, seed },
      ...changes.flatMap((each) => (each.reward === null ? [] : [{ owner: ownerOf(each), reward: each.reward, seed }])),
    ]);
    const settled = await Promise.allSettled(asked.map((each) => train(each.owner, each.reward, each.seed)));
    const failed = settled.find((each) => each.status === "rejected");
    const cause: unknown = failed && (stop.signal.aborted ? stop.signal.reason : failed.reason);
    if (cause !== undefined && !isBudgetStop(cause)) throw cause;
    const stoppedBy = cause === undefined ? plan.cut : cause.message;
    const of = (owner: string) => inOrder(plan.seeds, results.get(owner) ?? new Map());
    const own = of(candidate);
    const isTrained = [...own.values()].some((outcome) => outcome.kind === "trained");
    if (!isTrained) throw cause ?? ownFailed(candidate, [...own.values()][0]);
    const effects = effectsOf(
      own,
      changes.map((each) => ({ ...each, outcomes: of(ownerOf(each)) })),
    );
    const trace = () =>
      traceProgress(
        plan.seeds.flatMap((seed) => owned.get(seed) ?? []),
        { looker: executor, environment: problem.environment, task: problem.taskReference },
      );
    // Of a trainer's policies nothing here can play one to a step and another from there.
    const progress = problem.loaded.told ? null : await traceOnce(store, { of: [...own.keys()], trace });
    const { trainings, trainingSteps = 0, evaluationSteps = 0, environmentSteps } = viewOf(store.events()).spent;
    const explanation: Explanation = {
      run: fromHere(record.folder),
      candidate,
      environment: problem.environment.name,
      task: problem.taskReference.name,
      status: stoppedBy === undefined ? "completed" : "budget",
      ...(stoppedBy !== undefined && { stoppedBy }),
      ...effects,
      progress,
      lineage: await termLineages(candidate, { ancestor: ancestorsIn(record) }),
      spent: { trainings, trainingSteps, evaluationSteps, environmentSteps },
    };
    await store.write(explanationFile, printJson(explanation));
    await setRunStatus(store, explanation.status);
    // What a person opens first shows it from now on; a run's own report is made of what its folder holds.
    await writeReport(record.folder, { runs: config.runs, out: undefined });
    return explanation;
  } catch (thrown) {
    if (stop.signal.aborted) await setRunStatus(store, "interrupted");
    throw thrown;
  } finally {
    stopWaiting?.();
    interrupt?.removeEventListener("abort", onInterrupt);
    unsubscribe();
    await executor.close();
    await store.close();
  }
};

const progressFile = "progress.json";

/** Played once for the same trainings; a picture, so that what goes wrong with it is a notice. */
const traceOnce = async (
  store: Store,
  { of, trace }: { of: readonly number[]; trace: () => Promise<ProgressTrace | null> },
): Promise<ProgressTrace | null> => {
  const kept = await store.read(progressFile).catch(() => null);
  const known = kept === null ? null : (JSON.parse(kept) as { of: readonly number[]; trace: ProgressTrace | null });
  if (known !== null && known.of.join() === of.join()) return known.trace;
  try {
    const made = await trace();
    await store.write(progressFile, printJson({ of, trace: made }));
    return made;
  } catch (thrown) {
    store.note({ type: "notice", message: `no trace of progress: ${messageOf(thrown)}` });
    return null;
  }
};

/** As the log of the explanation names who trains. */
const ownerOf = ({ term, change }: { term: string; change: string }): string => `${term}:${change}`;

const inOrder = (seeds: readonly number[], results: ReadonlyMap<number, Ended>) =>
  new Map(
    seeds.flatMap((seed) => {
      const outcome = results.get(seed);
      return outcome === undefined ? [] : [[seed, outcome] as const];
    }),
  );

const ownFailed = (candidate: string, outcome: TrainOutcome | undefined): RewardsmithError =>
  usageError({
    code: "explain/best-failed",
    message: `${candidate} itself fails on these seeds${outcome?.kind === "failed" ? `: ${outcome.failure.reason}: ${outcome.failure.message}` : ""}`,
    action: "Explain another with --candidate.",
  });

/** Candidates of a run with their programs as they were printed. */
const ancestorsIn = (record: RunRecord) => {
  const { candidates } = viewOf(record.events);
  return async (id: string) => {
    const known = candidates[id];
    const source = known && (await record.read(`candidates/${id}/reward.ts`).catch(() => null));
    return known && source ? { id, origin: known.origin, source } : null;
  };
};
