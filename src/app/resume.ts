import { dirname } from "node:path";
import { commandLine } from "../core/command-line.ts";
import { usageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import { sum } from "../core/statistics.ts";
import type { RunSummary } from "../core/summary.ts";
import { extensionOf, extensionsOf, hasEnded, leastSteps, stepsPaid, type Extension } from "../evolution/parts.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { SearchDependencies } from "../evolution/types.ts";
import type { Intervention } from "../core/intervention.ts";
import { viewOf } from "../core/run-view.ts";
import { longestText } from "../core/steering.ts";
import { writeInbox } from "../store/inbox.ts";
import { openRun } from "../store/run-store.ts";
import type { RunRecord } from "../store/runs.ts";
import { refuseSmallCap } from "./caps.ts";
import type { RunConfig } from "./config.ts";
import { fromHere } from "./invocation.ts";
import { onPhysics, resolvePhysics } from "./physics.ts";
import { carryOut, type RunHooks } from "./carry-out.ts";
import { limitsOf } from "./control.ts";
import { checkQueue } from "./queue.ts";
import { noticed, problemOf, referencesOf } from "./run.ts";
import { recordedConfig, upgradeConfig } from "./upgrade.ts";
import { checkTrainer, recallRandom, refuseChanged } from "./trainer.ts";
import { checkWiring } from "./wiring.ts";

const capNames = ["max-steps", "max-time", "max-calls", "max-tokens", "max-usd"] as const;

const capsAmong = (config: Partial<RunConfig>): Record<string, number> =>
  Object.fromEntries(capNames.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])));

export type ResumeRequest = {
  /** Options given anew: how the run goes on and how far, never what it computes. */
  overrides: Partial<RunConfig>;
  /** Further generations of a search that had ended. */
  generations?: number;
  /** Told to the designer before the next generation. */
  say?: string;
  /** Candidates that failed and are asked again in the next generation: one's id, or `failed`, all of them. */
  retry?: string;
};

/**
 * What `resume` comes to, read without the run's lock: go on with what was cut off; extend a search that had ended, by
 * further generations or, where a budget had stopped it and another is given, by the rest of its plan; or nothing, for
 * it has ended.
 */
export const wayOn = (
  { folder, run, config, events, summary }: Pick<RunRecord, "folder" | "run" | "config" | "events" | "summary">,
  { overrides, generations, say, retry }: ResumeRequest,
): "go-on" | "extend" | { ended: RunSummary; notice: string } => {
  if (run["explains"] !== undefined) {
    throw usageError({
      code: "no-search",
      message: `${fromHere(folder)} is the explanation of ${String(run["explains"])}, and no search`,
      action: `Go on with: ${commandLine("explain", fromHere(dirname(dirname(folder))), "--candidate", String(run["explains"]))}`,
    });
  }
  const asked =
    generations !== undefined ? "--generations" : say !== undefined ? "--say" : retry !== undefined ? "--retry" : null;
  if (asked !== null && recordedConfig({ config })?.given !== undefined) {
    throw usageError({
      code: "nothing-to-extend",
      message: `${asked}: ${fromHere(folder)} is an evaluation of one reward, which has no generations`,
      action: "Search with `run`, or evaluate the reward again with another --seed.",
    });
  }
  if (say !== undefined && (say.trim() === "" || say.length > longestText)) {
    throw usageError({
      code: "bad-option",
      message: `--say: ${say.trim() === "" ? "it says nothing" : `${say.length} characters are more than the ${longestText} that a note may have`}`,
      action: "Say in a sentence or a few what you saw and what should be otherwise.",
    });
  }
  if (retry !== undefined) retriedIn(events, { retry, folder });
  // Words are for a generation to come, and so is who is asked again: an ended search gets one.
  if ((say !== undefined || retry !== undefined) && generations === undefined && hasEnded(events)) return "extend";
  if (generations !== undefined) {
    if (hasEnded(events)) return "extend";
    throw usageError({
      code: "not-ended",
      message: `--generations: ${folder} has not ended, and only a search that has is extended`,
      action: `Let it end first: ${commandLine("resume", fromHere(folder))}`,
    });
  }
  // Without its summary it was killed while it wrote what people take away: that is done again.
  const isOver = hasEnded(events) && summary !== null && ["completed", "budget", "all-failed"].includes(run.status);
  if (!isOver) return "go-on";
  const stopped = summary.status === "budget";
  if (stopped && Object.keys(capsAmong(overrides)).length > 0) return "extend";
  if (recordedConfig({ config })?.given !== undefined) {
    const budget = stopped ? `, stopped by a budget: ${summary.stoppedBy}; a larger one goes on with it` : "";
    return { ended: summary, notice: `this evaluation has ended${budget}` };
  }
  const larger = stopped ? "give it a larger budget to go on with its plan, or " : "";
  return {
    ended: summary,
    notice: `this run has ended${stopped ? `, stopped by a budget: ${summary.stoppedBy}` : ""}; ${larger}extend it by one generation or more, confirmed on report seeds of their own: ${commandLine("resume", fromHere(folder), "--generations", "1")}`,
  };
};

/** Candidates that a person asks again, as programs that they give for the next generation. */
const retriedIn = (
  events: readonly RunEvent[],
  { retry, folder }: { retry: string; folder: string },
): Extract<Intervention, { kind: "edit" }>[] => {
  const failed = Object.values(viewOf(events).candidates).filter(({ outcome }) => outcome === "failed");
  const chosen = failed.filter(({ id }) => retry === "failed" || id === retry);
  if (chosen.length === 0) {
    throw usageError({
      code: "nothing-failed",
      message: `--retry ${retry}: ${retry === "failed" ? "no candidate" : "no such candidate"} of ${fromHere(folder)} failed while it was trained`,
      action:
        failed.length === 0
          ? "There is nothing to be asked again; what the critic refused is refused again."
          : `Give failed, or one of ${failed.map(({ id }) => id).join(", ")}.`,
    });
  }
  return chosen.map(({ id, text, failure }) => ({
    kind: "edit",
    candidate: id,
    text,
    note: `asked again: it had failed${failure === null ? "" : ` (${failure.reason})`}`,
  }));
};

/** How an ended search goes on; refused where its cap holds no more. */
const extensionWithin = (
  events: readonly RunEvent[],
  {
    plan,
    references,
    generations,
    overrides,
  }: ResumeRequest & { plan: SearchPlan; references: SearchDependencies["references"] },
): Extension => {
  const extension = extensionOf(events, { plan, generations, caps: capsAmong(overrides) });
  const spent = sum([...stepsPaid(events, plan).values()]);
  const least = spent + leastSteps(extension, { plan, references, events });
  if (plan.limits.steps === undefined || least <= plan.limits.steps) return extension;
  throw usageError({
    code: "cap-too-small",
    message: `--max-steps ${plan.limits.steps} does not hold another generation: ${spent} environment steps are spent, and with references and confirmation it takes ${least} in all`,
    action: `Give --max-steps ${least} or more.`,
  });
};

/** The log alone says from then on that the search goes on. */
const record = async (store: Store, extension: Extension): Promise<void> => {
  if (!hasEnded(store.events())) {
    throw usageError({
      code: "not-ended",
      message: `${store.folder} is not at its end any more: another process has gone on with it`,
      action: `Go on with: ${commandLine("resume", fromHere(store.folder))}`,
    });
  }
  await store.once<Extension>(`extended:${extension.part}`, async () => extension);
};

/**
 * `rewardsmith resume`: the same search again over its own log; what is recorded is not done twice. Everything that can
 * be refused is refused before the folder is opened for writing.
 */
export const resumeRun = async (
  { folder, config: document, events }: Pick<RunRecord, "folder" | "config" | "events">,
  { overrides, generations: asked, say, retry, way, ...hooks }: RunHooks & ResumeRequest & { way: "go-on" | "extend" },
): Promise<RunSummary> => {
  const generations = asked ?? (say === undefined && retry === undefined ? undefined : 1);
  const again = retry === undefined ? [] : retriedIn(events, { retry, folder });
  const { plan: recorded, ...config } = upgradeConfig(document);
  // Budgets that an extension was given hold until others are.
  const whole = { ...config, ...extensionsOf(events).at(-1)?.caps, ...overrides };
  const { physics, notices } = await resolvePhysics(whole.physics, process.env);
  const recalled = await recallRandom(whole, folder);
  checkTrainer(whole);
  const problem = noticed(onPhysics(await problemOf(whole), physics), notices);
  refuseChanged(recalled, problem);
  checkWiring(whole, problem);
  await checkQueue(whole);
  const plan = { ...recorded, limits: limitsOf(whole) };
  const references = await referencesOf(problem, whole);
  if (way === "go-on" && extensionsOf(events).length === 0) {
    refuseSmallCap(whole["max-steps"], { plan, references }, events);
  }
  const extension =
    way === "extend" ? extensionWithin(events, { plan, references, generations, overrides }) : undefined;
  const store = await openRun(folder, {
    onNotice: (message) => hooks.onEvent({ type: "notice", message }, false),
    signal: hooks.interrupt,
  });
  const unsubscribe = store.subscribe(hooks.onEvent);
  hooks.onStore?.(store);
  try {
    if (say !== undefined)
      await writeInbox(folder, { kind: "intervention", intervention: { kind: "note", text: say } });
    for (const intervention of again) await writeInbox(folder, { kind: "intervention", intervention });
    const extend = extension && { extend: () => record(store, extension) };
    return await carryOut({ config: whole, plan, problem, references, store, hooks, ...extend });
  } finally {
    unsubscribe();
    await store.close();
  }
};
