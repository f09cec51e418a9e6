import { join } from "node:path";
import { messageOf } from "../core/errors.ts";
import type { EnvironmentReference, TaskReference } from "../core/job.ts";
import type { SearchPlan } from "../core/plan.ts";
import { viewOf } from "../core/run-view.ts";
import type { ScoreSummary } from "../core/statistics.ts";
import type { RunSummary, Spend } from "../core/summary.ts";
import { poolOf, readSummary } from "../evolution/read-summary.ts";
import { configFile, readDocument, readOptional, runFile, summaryFile } from "./documents.ts";
import { readLog } from "./event-log.ts";
import { lockHolder } from "./lock.ts";
import { isUnderWay, type RunDocument, type RunStatus } from "./run-store.ts";
import { eventsFile } from "./store.ts";

/** What a run measured, by content: member of run.json. Not said by versions up to 0.2.0. */
export type RunContent = { environment: EnvironmentReference; task: TaskReference };

/** A score over the seeds that it was measured on. */
export type SeedScores = Pick<ScoreSummary, "mean" | "values" | "seeds">;

/** What is kept of a run where many are summarised: figures, and texts that all runs of a kind share. */
export type RunFigures = {
  status: RunStatus | "damaged";
  /** Why it is `damaged`. */
  problem: string | null;
  version: string;
  /** Version and Node, as a text. */
  madeBy: string;
  environment: string;
  task: string;
  seed: number;
  measured: NonNullable<RunSummary["measured"]> | null;
  content: RunContent | null;
  /** Null where the run has not ended, or came to nothing. `pool`: whose seeds. */
  best: { fitness: SeedScores | null; success: number | null; pool: "report" | "search" } | null;
  references: Record<"human" | "sparse" | "random", SeedScores | null>;
  humanNormalized: number | null;
  curve: NonNullable<RunSummary["curve"]>;
  spent: Spend | null;
  seconds: number;
  deterministic: boolean;
  /** config.json without its plan. */
  options: Readonly<Record<string, unknown>>;
  plan: SearchPlan | null;
};

/** Equal values are kept once: thousands of runs have few configurations. */
export type Intern = <Value>(value: Value) => Value;

export const createIntern = (): Intern => {
  const known = new Map<string, unknown>();
  return <Value>(value: Value): Value => {
    const text = JSON.stringify(value);
    if (!known.has(text)) known.set(text, value);
    return known.get(text) as Value;
  };
};

const scoresOf = (fitness: ScoreSummary | null | undefined): SeedScores | null =>
  fitness ? { mean: fitness.mean, values: fitness.values, seeds: fitness.seeds } : null;

const statusOf = async (folder: string, { status }: RunDocument): Promise<RunStatus> =>
  status === "running" && (await lockHolder(folder)) === null ? "interrupted" : status;

const madeBy = ({ rewardsmith = "unknown", node }: { rewardsmith?: string; node?: string } = {}): string =>
  node === undefined ? rewardsmith : `${rewardsmith} (Node ${node})`;

/**
 * A run's figures from its small documents, its log unread where it has ended: one that has not costs as much as its log
 * is long, for what it has spent so far. What cannot be read is `damaged` and says why.
 */
export const readRunFigures = async (folder: string, { intern }: { intern: Intern }): Promise<RunFigures> => {
  try {
    const run = (await readDocument(folder, { name: runFile })) as RunDocument;
    const {
      versions,
      content = null,
      environment,
      task,
      seed,
    } = run as RunDocument & {
      versions?: { rewardsmith?: string; node?: string };
      content?: RunContent;
    };
    const status = await statusOf(folder, run);
    const {
      plan = null,
      seed: _,
      ...options
    } = ((await readOptional(folder, { name: configFile })) ?? {}) as {
      plan?: SearchPlan;
      seed?: number;
    };
    const isOver = !isUnderWay(status);
    const written = isOver ? ((await readOptional(folder, { name: summaryFile })) as RunSummary | null) : null;
    // Only summaries of versions before `content` are read by other rules, which take a while.
    const summary = content === null ? written && readSummary(written) : written;
    const spent =
      summary?.spent ?? viewOf((await readLog(join(folder, eventsFile))).records.map(({ event }) => event)).spent;
    return {
      status: isOver && summary === null ? "interrupted" : status,
      problem: null,
      version: intern(versions?.rewardsmith ?? "unknown"),
      madeBy: intern(madeBy(versions)),
      environment: intern(environment),
      task: intern(task),
      seed,
      measured: intern(summary?.measured ?? (run["measured"] as RunSummary["measured"]) ?? null),
      content: intern(content),
      best: summary?.best
        ? { fitness: scoresOf(summary.best.fitness), success: summary.best.success, pool: poolOf(summary) }
        : null,
      references: {
        human: scoresOf(summary?.references.human?.fitness),
        sparse: scoresOf(summary?.references.sparse?.fitness),
        random: scoresOf(summary?.references.random?.fitness),
      },
      humanNormalized: summary?.humanNormalized ?? null,
      curve: summary?.curve ?? [],
      spent,
      seconds: summary?.thisProcess.seconds ?? 0,
      deterministic: summary?.deterministic ?? true,
      options: intern(options),
      plan: intern(plan && { ...plan, seed: 0 }),
    };
  } catch (thrown) {
    return {
      status: "damaged",
      problem: messageOf(thrown),
      version: "unknown",
      madeBy: "unknown",
      environment: "",
      task: "",
      seed: 0,
      measured: null,
      content: null,
      best: null,
      references: { human: null, sparse: null, random: null },
      humanNormalized: null,
      curve: [],
      spent: null,
      seconds: 0,
      deterministic: true,
      options: {},
      plan: null,
    };
  }
};
