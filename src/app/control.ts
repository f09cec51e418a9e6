import { existsSync } from "node:fs";
import { join } from "node:path";
import { ExitCode, RewardsmithError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import type { SearchPlan } from "../core/plan.ts";
import { pairedDifference } from "../core/statistics.ts";
import type { Control, RunSummary } from "../core/summary.ts";
import { isBudgetStop } from "../evolution/budget.ts";
import { controlCap } from "../evolution/control.ts";
import { searchStepsOf } from "../evolution/search-steps.ts";
import type { SearchSummary } from "../evolution/types.ts";
import { createRun, openRun } from "../store/run-store.ts";
import { readRun } from "../store/runs.ts";
import type { RunConfig } from "./config.ts";
import { fromHere } from "./invocation.ts";
import type { Problem } from "./problem.ts";

/** Of a run that has a control, within its folder: a run like any other, that `show` and `report` take. */
export const controlFolder = "control";

/** With a control beside it a search has half of what it may cost: the other half is the control's. */
export const limitsOf = (config: Pick<RunConfig, "control" | "max-steps" | "max-time">): SearchPlan["limits"] => {
  const { "max-steps": steps, "max-time": seconds } = config;
  return { steps: config.control && steps !== undefined ? Math.floor(steps / 2) : steps, seconds };
};

/** All that candidates were trained for, the claim included. */
const stepsOfCandidates = (events: readonly RunEvent[]): number =>
  searchStepsOf(events, { pools: ["search", "selection", "report"] });

const MONEY = ["max-calls", "max-tokens", "max-usd"] as const;

/** What the search left of the caps that a language model has. */
const moneyLeft = (config: RunConfig, { spent }: Pick<SearchSummary, "spent">): Partial<RunConfig> => {
  const used = {
    "max-calls": spent.modelCalls,
    "max-tokens": spent.inputTokens + spent.outputTokens,
    "max-usd": spent.usd,
  };
  return Object.fromEntries(
    MONEY.flatMap((name) => (config[name] === undefined ? [] : [[name, Math.max(0, config[name] - used[name])]])),
  );
};

/** The control of a run as it is searched: the same in all but how its generations come about, and how many there are. */
const controlOf = (
  { config, plan, summary }: { config: RunConfig; plan: SearchPlan; summary: Pick<SearchSummary, "spent"> },
  cap: number,
): { config: RunConfig; plan: SearchPlan } => {
  const generations = Math.ceil(cap / (plan.samples * plan.steps));
  const { patience: _patience, "stop-when": _stop, ...rest } = config;
  return {
    config: {
      ...rest,
      ...moneyLeft(config, summary),
      control: false,
      references: "none",
      strategy: "best-of-n",
      generations,
      "max-steps": cap,
      "max-time": undefined,
    },
    plan: { ...plan, generations, limits: { steps: cap } },
  };
};

/** What the control came to, beside the search. */
const compared = (
  search: SearchSummary,
  { control, steps, run }: { control: RunSummary; steps: Control["steps"]; run: string },
): Control => {
  const [mine, other] = [search.best, control.best];
  const scores = { fitness: other?.fitness ?? null, success: other?.success ?? null };
  const shared = { run, candidate: other?.candidate ?? null, steps, ...scores };
  if (mine?.pool !== "report" || other?.pool !== "report" || !other.fitness)
    return {
      ...shared,
      lift: null,
      reason: `the best of ${mine?.pool === "report" ? "the control" : "the search"} was not confirmed`,
    };
  const { mean, interval } = pairedDifference(mine.fitness.values, other.fitness.values);
  return { ...shared, lift: { mean, interval, seeds: mine.fitness.values.length } };
};

type Searching = { config: RunConfig; plan: SearchPlan; store: Store };

/**
 * Best-of-n beside a search that has ended, for as many environment steps, on its very seeds: the same first generation, then
 * more of its kind instead of what builds on it. Its folder stands within the search's and is gone on with like any run's. A
 * budget that ends it leaves no lift, and says so.
 */
export const runControl = async ({
  config,
  plan,
  problem,
  store,
  summary,
  signal,
  onEvent,
  search,
}: Searching & {
  problem: Problem;
  summary: SearchSummary;
  signal: AbortSignal;
  onEvent: (event: RunEvent, replayed: boolean) => void;
  search: (searching: Searching) => Promise<RunSummary>;
}): Promise<Control> => {
  const folder = join(store.folder, controlFolder);
  const steps = stepsOfCandidates(store.events());
  const run = fromHere(folder);
  const asked = controlOf(
    { config, plan, summary },
    controlCap(searchStepsOf(store.events(), { pools: ["search"] }), plan),
  );
  const told = `control: best-of-n for the ${steps} environment steps of the search, in ${controlFolder}/`;
  await store.once("control-started", async () => ({ type: "notice" as const, message: told }));
  const begun = existsSync(folder) ? await readRun(folder) : null;
  const done = async (control: RunSummary): Promise<Control> =>
    compared(summary, {
      control,
      steps: { search: steps, control: stepsOfCandidates((await readRun(folder)).events) },
      run,
    });
  if (begun?.summary && begun.status === begun.summary.status) return done(begun.summary);
  const inner =
    begun === null
      ? await createRun({
          root: store.folder,
          name: controlFolder,
          environment: problem.environment.name,
          task: problem.taskReference.name,
          seed: plan.seed,
          run: { description: problem.description },
          config: { ...asked.config, plan: asked.plan },
        })
      : await openRun(folder);
  try {
    const listen = (event: RunEvent, replayed: boolean): void => {
      if (event.type !== "generation-ended" || replayed) return;
      const { generation, best, fitness } = event;
      onEvent(
        {
          type: "notice",
          message: `control, generation ${generation}: ${best ?? "none"} leads with ${fitness ?? "no score"}`,
        },
        false,
      );
    };
    const unsubscribe = inner.subscribe(listen);
    try {
      return await done(await search({ ...asked, store: inner }));
    } finally {
      unsubscribe();
    }
  } catch (thrown) {
    const cause: unknown = signal.aborted ? signal.reason : thrown;
    const isOver = isBudgetStop(cause) || (thrown instanceof RewardsmithError && thrown.exitCode === ExitCode.budget);
    if (!isOver) throw thrown;
    return {
      run,
      candidate: null,
      fitness: null,
      success: null,
      steps: { search: steps, control: 0 },
      lift: null,
      reason: `a budget ended the control: ${(cause as Error).message}`,
    };
  } finally {
    await inner.close();
  }
};
