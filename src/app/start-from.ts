import { join, resolve } from "node:path";
import type { Proposal } from "../core/candidate.ts";
import { commandLine } from "../core/command-line.ts";
import { RewardsmithError, usageError } from "../core/errors.ts";
import type { Critic, Executor } from "../core/interfaces.ts";
import { startedFrom } from "../evolution/steering.ts";
import { resolveRun } from "../store/runs.ts";
import { checkReward, readReward } from "./check.ts";
import type { RunConfig } from "./config.ts";
import { fromHere } from "./invocation.ts";
import { isFile } from "./is-file.ts";
import type { Problem } from "./problem.ts";

/** The file that is meant: itself, or the best reward of a run. */
const fileOf = async (wanted: string, { runs }: Pick<RunConfig, "runs">): Promise<string> => {
  if (await isFile(wanted)) return resolve(wanted);
  const run = await resolveRun(runs, wanted).catch((thrown: unknown) => {
    if (!(thrown instanceof RewardsmithError)) throw thrown;
    throw usageError({
      code: "no-start",
      message: `--start-from ${wanted}: there is no such file, and ${thrown.message.charAt(0).toLowerCase()}${thrown.message.slice(1)}`,
      action: "Give the file of a reward program, or a run's folder, name or id, whose best reward is taken.",
      cause: thrown,
    });
  });
  const best = join(run, "best", "reward.ts");
  if (await isFile(best)) return best;
  throw usageError({
    code: "no-start",
    message: `--start-from ${wanted}: the run ${fromHere(run)} has no best reward`,
    action: `Let it end first, or give the file of one of its candidates: ${fromHere(run)}/candidates/g1-c1/reward.ts`,
  });
};

/**
 * The rewards that a new search starts from, read, with the option as it names them from wherever somebody stands. A
 * generation must have a place for each.
 */
export const readStarts = async (
  config: Pick<RunConfig, "start-from" | "starts" | "given" | "runs" | "samples">,
): Promise<Pick<RunConfig, "start-from" | "starts">> => {
  const { "start-from": wanted, starts, given } = config;
  if (wanted.length === 0 || given !== undefined) return { "start-from": [] };
  if (wanted.length > config.samples) {
    throw usageError({
      code: "too-many-starts",
      message: `--start-from is given ${wanted.length} times, and the first generation has ${config.samples === 1 ? "one program" : `${config.samples} programs`}`,
      action: `Give --samples ${wanted.length} or more.`,
    });
  }
  if (starts !== undefined) return { "start-from": wanted, starts };
  const files = await Promise.all(wanted.map((each) => fileOf(each, config)));
  return {
    "start-from": files,
    starts: await Promise.all(files.map(async (file) => ({ from: fromHere(file), text: await readReward(file) }))),
  };
};

/** As the search takes them. */
export const startsOf = ({ starts = [] }: Pick<RunConfig, "starts">): Proposal[] =>
  starts.map(({ from, text }) => ({ text, origin: { operator: startedFrom, parents: [], note: `from ${from}` } }));

/** Refuses what the critic refuses, with all that it says: before anything is spent. */
export const checkStarts = async (
  { starts = [], env }: Pick<RunConfig, "starts" | "env">,
  { problem, critic, executor }: { problem: Problem; critic: Critic; executor: () => Executor },
): Promise<void> => {
  if (starts.length === 0) return;
  const running = executor();
  try {
    for (const { from, text } of starts) {
      const { accepted, diagnostics } = await checkReward(text, { problem: { ...problem, critic }, executor: running });
      if (accepted) continue;
      const lines = diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ line, column, rule, message, hint }) => `${from}:${line}:${column} ${rule}: ${message}\n  ${hint}`);
      throw usageError({
        code: "start-refused",
        message: `--start-from ${from}: the critic refuses it\n${lines.join("\n")}`,
        action: `Mend it, and see with: ${commandLine("check", from, "--env", env)}`,
      });
    }
  } finally {
    await running.close();
  }
};

/** Where nothing will build upon them. */
export const startNotices = ({
  starts = [],
  strategy,
  generations,
}: Pick<RunConfig, "starts" | "strategy" | "generations">): string[] => {
  if (starts.length === 0) return [];
  const what = starts.length === 1 ? "the reward of --start-from is" : "the rewards of --start-from are";
  if (strategy === "best-of-n")
    return [`${what} measured and not built upon: of best-of-n no generation builds on another`];
  if (generations === 1) return [`${what} measured and not built upon: there is one generation`];
  return [];
};
