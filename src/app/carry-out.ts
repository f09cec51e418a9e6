import { commandLine } from "../core/command-line.ts";
import { RewardsmithError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import { viewOf } from "../core/run-view.ts";
import { ledgerOf, readsOf } from "../core/run-view/constraints.ts";
import { limitStepsNotices } from "../core/constraint-text.ts";
import type { RunSummary } from "../core/summary.ts";
import { budgetExceeded } from "../evolution/budget.ts";
import { currentPart, extensionsOf, type Part } from "../evolution/parts.ts";
import { withoutScores, withoutSuccess } from "../evolution/read-summary.ts";
import { createSimulatedPerson, inTurn } from "../evolution/simulated-person.ts";
import { runSearch } from "../evolution/search.ts";
import type { SearchPlan } from "../core/plan.ts";
import { createControl } from "../evolution/control.ts";
import type { CreateStrategy, SearchDependencies, SearchSummary } from "../evolution/types.ts";
import { setRunStatus } from "../store/run-store.ts";
import { behaviourOfRun } from "./behaviour.ts";
import type { RunConfig } from "./config.ts";
import { capNotices } from "./caps.ts";
import { runControl } from "./control.ts";
import { evaluatedReward, meanCurve } from "./evaluate.ts";
import { expectedOf } from "./expected.ts";
import { rankNotice } from "./factors.ts";
import { filmRun } from "./films.ts";
import { finishRun } from "./finish.ts";
import { fromHere } from "./invocation.ts";
import type { Contact } from "./model.ts";
import { learnerOf } from "./plan.ts";
import { preferenceOf } from "./preference.ts";
import { type Problem } from "./problem.ts";
import { learnerOptionsText } from "../training/learner-options.ts";
import { watchForStop } from "./asked-to-stop.ts";
import { takeInterventions, takenOf } from "./inbox.ts";
import { createCheckNotes, watchNotes } from "./note-check.ts";
import { withPerson } from "./session/converse.ts";
import { createStopwatch } from "./session/stopwatch.ts";
import type { Person } from "./session/types.ts";
import { watchCandidate } from "./session/watch.ts";
import type { Shared } from "./shared.ts";
import { withSuccesses } from "./success-shares.ts";
import { isUnjudged } from "./unjudged.ts";
import { heededOf, wordNotices } from "./words.ts";
import type { PolicyDocument } from "./which-training.ts";
import { stopNotice, stopRulesOf } from "./stop.ts";
import { whenOver } from "./time-cap.ts";
import { partsOf, wireSearch } from "./wiring.ts";

export type RunHooks = {
  onEvent: (event: RunEvent, replayed: boolean) => void;
  /** Aborted by a person's interrupt; the run can be resumed. */
  interrupt?: AbortSignal;
  onStore?: (store: Store) => void;
  /** Of a run of a batch: the name of its folder, and what it shares with the others. */
  batch?: { name: string; shared: Shared };
  /** Asked between generations. */
  person?: Person;
  /** Asks whether a measure of their words is what they meant, where nobody is asked between generations. */
  confirm?: () => Promise<Person>;
};

const interrupted = (folder: string): RewardsmithError =>
  new RewardsmithError({
    code: "interrupted",
    message: "interrupted; everything that had ended is kept",
    action: `Go on with: ${commandLine("resume", fromHere(folder))}`,
    exitCode: 130,
  });

/** Paths as the person would write them. */
const withPathsFromHere = (summary: SearchSummary): SearchSummary => {
  const { best } = summary;
  return { ...summary, run: fromHere(summary.run), best: best && { ...best, reward: fromHere(best.reward) } };
};

/** Each part of an extended search ends once. */
const endKey = ({ part }: Part): string => (part === 0 ? "run-ended" : `run-ended:${part}`);

/** One search over an open store, new or half done. */
export const carryOut = async ({
  config,
  plan,
  problem,
  references,
  store,
  hooks,
  contact,
  extend,
  strategy,
}: {
  config: RunConfig;
  plan: SearchPlan;
  problem: Problem;
  references: SearchDependencies["references"];
  store: Store;
  hooks: RunHooks;
  contact?: Contact | undefined;
  /** Records that an ended search goes on. */
  extend?: () => Promise<void>;
  /** Instead of the configuration's. */
  strategy?: CreateStrategy;
}): Promise<RunSummary> => {
  const started = performance.now();
  // A cap of time is for the machine: what a person takes to think is not counted.
  const thinking = createStopwatch();
  const elapsed = () => (performance.now() - started) / 1000 - thinking.seconds();
  const stop = new AbortController();
  const onInterrupt = () => stop.abort(interrupted(store.folder));
  if (hooks.interrupt?.aborted) onInterrupt();
  hooks.interrupt?.addEventListener("abort", onInterrupt, { once: true });
  const { seconds } = plan.limits;
  const stopWaiting =
    seconds === undefined
      ? undefined
      : whenOver(
          () => seconds - elapsed(),
          () => stop.abort(budgetExceeded("time", `${seconds} s are over`)),
        );
  const heeded = heededOf(config, problem);
  for (const message of wordNotices(heeded, config)) hooks.onEvent({ type: "notice", message }, false);
  await store.once("run-started", async () => ({
    type: "run-started" as const,
    run: store.folder,
    config: { ...config, plan },
    ...heeded,
  }));
  const wired = await wireSearch({ config, problem, store, contact, signal: stop.signal, shared: hooks.batch?.shared });
  const inboxOf = {
    folder: store.folder,
    taken: () => takenOf(store.events()),
    record: (message: number) =>
      store.once(`stop:${message}`, async () => ({ type: "stop-requested" as const, message })),
    tell: (message: string) => store.note({ type: "notice", message }),
  };
  const unwatch = await watchForStop(inboxOf, onInterrupt);
  const checkNotes =
    wired.contradicts &&
    createCheckNotes(store, {
      contradicts: wired.contradicts,
      signal: stop.signal,
      // Who answers here is told when they write.
      isTold: hooks.person === undefined || hooks.person.isElsewhere === true,
    });
  const unwatchNotes = checkNotes && watchNotes(checkNotes);
  try {
    // Told again, so that who listens knows how far the search shall go.
    for (const event of extensionsOf(store.events())) await store.once(`extended:${event.part}`, async () => event);
    await extend?.();
    const caps = capNotices(config, { plan, references }, await expectedOf({ config, plan, problem }));
    for (const message of [...caps, ...(problem.loaded.notices ?? [])]) store.note({ type: "notice", message });
    if (plan.rank) store.note({ type: "notice", message: rankNotice(plan.rank) });
    if (problem.stop) store.note({ type: "notice", message: stopNotice(problem.stop) });
    const told = plan.learnerOptions === undefined ? "" : ` with ${learnerOptionsText(plan.learnerOptions)}`;
    if (config.learner === "auto" || told !== "") {
      const { reason } = learnerOf(config, problem);
      store.note({ type: "notice", message: `learner ${plan.learner}${told}: ${reason}` });
    }
    const parts = partsOf(config, problem);
    const isRead = config.designer === "language-model";
    const prefers = preferenceOf(config, problem);
    const { conditionFor } = wired;
    const inbox = takeInterventions(store, {
      isRead,
      prefers,
      problem,
      conditionFor,
      checkNotes,
    });
    const simulated = problem.hidden && createSimulatedPerson(problem.hidden, { ...wired.parts, ...parts, store });
    const asked = hooks.person && {
      person: hooks.person,
      store,
      problem,
      isRead,
      prefers,
      plan,
      checkNotes,
      thinking,
      watch: (candidate: string) => watchCandidate(candidate, { store, looker: wired.looker, problem }),
    };
    const heard = asked ? withPerson(inbox, asked) : inbox;
    const { summary, best } = await runSearch(plan, {
      ...wired.parts,
      ...(strategy && { strategy }),
      store,
      between: simulated ? inTurn(heard, simulated) : heard,
      stopRules: stopRulesOf(config, { ...problem, isRanked: prefers === "selects" }),
      ...parts,
      references,
      elapsed,
      signal: stop.signal,
    });
    const part = currentPart(store.events(), plan);
    const control =
      config.control && part.part === 0
        ? await runControl({
            config,
            plan,
            problem,
            store,
            summary,
            signal: stop.signal,
            onEvent: hooks.onEvent,
            search: (searching) =>
              carryOut({
                ...searching,
                problem,
                references: { human: null, sparse: null },
                contact,
                hooks: { ...(hooks.batch && { batch: hooks.batch }), onEvent: () => {}, interrupt: stop.signal },
                strategy: createControl(searching.plan),
              }),
          })
        : null;
    const constraints = ledgerOf(viewOf(store.events()), {
      asked: heeded.constraints,
      reads: readsOf(config.designer),
    });
    const notices = [...(summary.notices ?? []), ...limitStepsNotices(constraints, plan.steps)];
    const scored: RunSummary = {
      ...withPathsFromHere(summary),
      ...(notices.length > 0 && { notices }),
      ...(control && { control }),
      ...heeded,
      constraints,
      behaviour: await behaviourOfRun(store, { problem, summary, best }),
      ...(best !== null && { curve: meanCurve(best.results) }),
      ...(config.given && (await evaluatedReward(store, { file: config.given.file, best }))),
      thisProcess: { ...wired.calls(), seconds: Math.round(elapsed() * 10) / 10 },
    };
    const whole = problem.task.unmeasured
      ? withoutScores(scored)
      : isUnjudged(problem.task)
        ? withoutSuccess(scored)
        : problem.task.headline
          ? withSuccesses(scored, viewOf(store.events()))
          : scored;
    await store.once(endKey(part), async () => ({
      type: "run-ended" as const,
      status: whole.status,
      summary: whole,
    }));
    const film = (policy: PolicyDocument) => filmRun({ store, problem, looker: wired.looker, best: policy });
    await finishRun({ store, summary: whole, best, film });
    await setRunStatus(store, whole.status);
    return whole;
  } catch (thrown) {
    if (stop.signal.aborted) {
      await setRunStatus(store, "interrupted");
      throw stop.signal.reason;
    }
    throw thrown;
  } finally {
    stopWaiting?.();
    unwatch();
    await unwatchNotes?.();
    hooks.interrupt?.removeEventListener("abort", onInterrupt);
    await wired.close();
  }
};
