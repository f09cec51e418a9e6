import { basename } from "node:path";
import { commandLine } from "../core/command-line.ts";
import type { RewardDistances } from "../core/distance.ts";
import { ExitCode, RewardsmithError, usageError } from "../core/errors.ts";
import type { Comparer } from "../core/interfaces.ts";
import type { CompiledReward } from "../core/program.ts";
import { deriveSeed } from "../core/random.ts";
import { viewOf } from "../core/run-view.ts";
import type { ReferenceName } from "../core/task.ts";
import { readRun, resolveRun } from "../store/runs.ts";
import { resolveConfig } from "./config.ts";
import { readReward } from "./check.ts";
import { runProblem, runSource } from "./export.ts";
import { fromHere } from "./invocation.ts";
import { isRewardFile } from "./is-file.ts";
import { problemOptions } from "./problem-options.ts";
import { loadReference, openProblem, type Problem } from "./problem.ts";

/** `drift`: of one run, the best of each generation beside that of the one before. */
export type ComparedRewards = RewardDistances & {
  schema: "rewardsmith-rewards-1";
  environment: string;
  /** Where each reward is from, by its name here. */
  origins: Record<string, string>;
  drift: { generation: number; from: string; to: string }[];
  notices: string[];
};

type Source = { name: string; origin: string; text: string; problem: Problem };

/** Of one run: so many of its trained candidates are held against each other. */
const mostCandidates = 24;

const isRun = (wanted: string): boolean => !isRewardFile(wanted);

/** A run's candidates that were trained to the end, the best of each generation first among them. */
const candidatesOf = async (wanted: string, { runs }: { runs: string }) => {
  const folder = await resolveRun(runs, wanted);
  const { config, events, read } = await readRun(folder);
  const { candidates } = viewOf(events);
  const trained = Object.values(candidates).filter(({ outcome }) => outcome === "trained");
  const bests = events.flatMap((event) =>
    event.type === "generation-ended" && event.best !== null
      ? [{ generation: event.generation, best: event.best }]
      : [],
  );
  const first = new Set(bests.map(({ best }) => best));
  const others = trained.toSorted((left, right) => (right.fitness ?? 0) - (left.fitness ?? 0)).map(({ id }) => id);
  const ids = [...first, ...others.filter((id) => !first.has(id))].slice(0, Math.max(first.size, mostCandidates));
  if (ids.length === 0) {
    throw usageError({
      code: "compare/no-candidates",
      message: `${fromHere(folder)} has no candidate yet that was trained to the end`,
      action: `Let it end: ${commandLine("resume", fromHere(folder))}\n  Or compare files, with --env.`,
    });
  }
  const problem = await runProblem(config);
  const sources = await Promise.all(
    ids.map(async (id): Promise<Source> => {
      const origin = `candidate ${id} of run ${basename(folder)}`;
      return { name: id, origin, text: await read(`candidates/${id}/reward.ts`), problem };
    }),
  );
  return { sources, bests, left: trained.length - ids.length };
};

/** Names that tell them apart: a file's, a run's, with a number where two have one. */
const named = (sources: readonly Source[]): Source[] => {
  const taken = new Map<string, number>();
  return sources.map((source) => {
    const count = (taken.get(source.name) ?? 0) + 1;
    taken.set(source.name, count);
    return count === 1 ? source : { ...source, name: `${source.name} (${count})` };
  });
};

const compiled = async ({ name, text, problem }: Source): Promise<CompiledReward> => {
  const { reward, diagnostics } = await problem.critic.review(text, {});
  if (reward !== null) return reward;
  const first = diagnostics.find(({ severity }) => severity === "error");
  throw usageError({
    code: "compare/bad-reward",
    message: `the reward ${name}:${first?.line ?? 1} is refused by the critic: ${first?.message ?? "unknown reason"}`,
    action: first?.hint ?? "Try it with `check`.",
  });
};

const referencesOf = async (problem: Problem) => {
  const found: { name: string; program: CompiledReward }[] = [];
  const notices: string[] = [];
  for (const name of Object.keys(problem.task.references) as ReferenceName[]) {
    const program = await loadReference(problem, name);
    if (program === "native")
      notices.push(`the ${name} reference is the environment's own reward, whose terms are not known here: left out`);
    else if (program !== null) found.push({ name: `${name} reference`, program });
  }
  return { found, notices };
};

const refuseOthers = (sources: readonly Source[]): void => {
  const other = sources.find(({ problem }) => problem.environment.hash !== sources[0]?.problem.environment.hash);
  if (other === undefined) return;
  throw usageError({
    code: "compare/incomparable",
    message: `${other.name} is a reward of '${other.problem.environment.name}', ${sources[0]?.name} one of another '${sources[0]?.problem.environment.name}'`,
    action: "Rewards are held against each other in one environment with the same options.",
  });
};

const askedProblem = (flags: Record<string, unknown>): Promise<Problem> => {
  const config = resolveConfig({ flags, variables: process.env });
  return openProblem({ env: config.env, task: config.task, options: problemOptions(config) });
};

/**
 * `rewardsmith compare` of rewards: files, and runs' best; of one run by itself its candidates, from generation to generation. Beside them
 * the references of the task.
 */
export const compareRewards = async (
  wanted: readonly string[],
  { flags, comparer }: { flags: Record<string, unknown>; comparer: Comparer },
): Promise<ComparedRewards> => {
  const runs = wanted.filter(isRun);
  const given = flags["env"] !== undefined || process.env["REWARDSMITH_ENV"] !== undefined;
  if (runs.length === 0 && !given) {
    throw usageError({
      code: "compare/no-environment",
      message: "rewards are held against each other over the steps of an environment, and none was named",
      action: "Name it with --env; `rewardsmith env list` shows the built-in ones.",
    });
  }
  // Files beside runs are read as rewards of the first run's environment.
  const root = String(flags["runs"]);
  const alone =
    wanted.length === 1 && runs.length === 1 ? await candidatesOf(wanted[0] as string, { runs: root }) : null;
  const ofRuns =
    alone?.sources ??
    (await Promise.all(
      runs.map(async (run): Promise<Source> => ({ name: basename(run), ...(await runSource(run, root)) })),
    ));
  const asked = given ? await askedProblem(flags) : null;
  const ofFiles = await Promise.all(
    wanted
      .filter((each) => !isRun(each))
      .map(async (file): Promise<Source> => {
        const problem = asked ?? (ofRuns[0] as Source).problem;
        return { name: basename(file), origin: file, text: await readReward(file), problem };
      }),
  );
  const sources = named([...ofFiles, ...ofRuns]);
  const problem = (sources[0] as Source).problem;
  refuseOthers(sources);
  const references = await referencesOf(problem);
  const rewards = [
    ...(await Promise.all(sources.map(async (source) => ({ name: source.name, program: await compiled(source) })))),
    ...references.found,
  ];
  if (rewards.length < 2) {
    throw usageError({
      code: "compare/one-reward",
      message: `a comparison takes two rewards, and beside ${sources[0]?.name ?? "none"} the task '${problem.task.name}' has no reference`,
      action: "Name another reward's file, or a run.",
    });
  }
  const outcome = await comparer.distance({
    kind: "distance",
    environment: problem.environment,
    rewards,
    seed: deriveSeed("reward distance"),
  });
  if (outcome.kind === "failed") {
    throw new RewardsmithError({
      code: "compare/failed",
      message: `${outcome.reward ?? "A reward"} could not be run: ${outcome.failure.reason}: ${outcome.failure.message}`,
      action: "Try it with `check`.",
      exitCode: ExitCode.allFailed,
    });
  }
  const bests = alone?.bests ?? [];
  return {
    schema: "rewardsmith-rewards-1",
    environment: problem.environment.name,
    ...outcome.distances,
    origins: {
      ...Object.fromEntries(sources.map(({ name, origin }) => [name, origin])),
      ...Object.fromEntries(references.found.map(({ name }) => [name, `of the task '${problem.task.name}'`])),
    },
    drift: bests
      .slice(1)
      .map(({ generation, best }, index) => ({ generation, from: bests[index]?.best as string, to: best })),
    notices: [
      ...(problem.loaded.notices ?? []),
      ...references.notices,
      ...(alone !== null && alone.left > 0
        ? [
            `${alone.left} more trained candidates are left out: the best of each generation and the highest by fitness are shown`,
          ]
        : []),
    ],
  };
};
