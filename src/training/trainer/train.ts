import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandLine } from "../../core/command-line.ts";
import { RewardsmithError } from "../../core/errors.ts";
import type { CandidateFailure, TrainOutcome } from "../../core/outcome.ts";
import { runTrainer, type Ended } from "./command.ts";
import { jobFileOf } from "./job-file.ts";
import { largestResult, readResult, UnreadableResult, type ResultFile } from "./result-file.ts";
import { scoreTold } from "./score.ts";
import { trajectoriesName, withTrajectories } from "./trajectories-file.ts";
import { TrainerCrash, type TrainerJob } from "./types.ts";

const resultName = "result.json";

const protocol = (message: string): { kind: "failed"; failure: CandidateFailure } => ({
  kind: "failed",
  failure: { reason: "protocol", message },
});

const howItEnded = ({ code, signal }: Ended): string =>
  signal !== null ? `by ${signal}` : code === null ? "before it began" : `with exit code ${code}`;

const crashOf = (command: string, ended: Ended, also = ""): TrainerCrash =>
  new TrainerCrash(
    `the trainer \`${command}\` ended ${howItEnded(ended)}${also}; its last words:\n${ended.lastWords.join("\n")}`,
  );

/** The result as it was written, or what is wrong with it. */
const resultIn = async (path: string): Promise<ResultFile | { problem: string } | null> => {
  const size = await stat(path).then(
    (file) => file.size,
    () => null,
  );
  if (size === null) return null;
  if (size > largestResult)
    return {
      problem: `has ${size} bytes, more than the ${largestResult} that are read: write states and actions to ${trajectoriesName} (docs/tutorials/trainer.md), or evaluate fewer episodes`,
    };
  try {
    return readResult(await readFile(path, "utf8"));
  } catch (thrown) {
    if (thrown instanceof UnreadableResult) return { problem: thrown.message };
    throw thrown;
  }
};

/**
 * A training by a user's own command: what it is asked stands in `job.json`, what it says in `result.json`. Whatever is wrong with that is
 * data; a trainer that dies without a word is thrown (`TrainerCrash`), and so is what it calls the world's fault.
 */
export const runTrainerJob = async (given: TrainerJob): Promise<TrainOutcome> => {
  const { job, loaded, place, variables, onProgress } = given;
  const trainer = loaded.told?.trainer;
  if (trainer === undefined || place === undefined)
    throw new RewardsmithError({
      code: "world/no-trainer",
      message: `A training in '${loaded.environment.spec.name}' was asked for, which only a trainer can step, and none was named`,
      action: `Name it: ${commandLine("run", "--trainer", "python train.py", "--state", loaded.path)}`,
    });
  const { out, reward, deadlineSeconds } = place;
  const jobFile = join(out, "job.json");
  const resultFile = join(out, resultName);
  // What an ended process left there is no answer to this job.
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const asked = jobFileOf(job, { loaded, rewardFile: reward, deadlineSeconds });
  await writeFile(jobFile, `${JSON.stringify(asked, null, 2)}\n`);
  const started = performance.now();
  const ended = await runTrainer(trainer, {
    jobFile,
    out,
    variables,
    onSteps: (steps) =>
      onProgress?.({
        steps: Math.min(steps, asked.steps),
        total: asked.steps,
        stepsPerSecond: (steps / Math.max(1, performance.now() - started)) * 1000,
        fitness: null,
      }),
  });
  const result = await resultIn(resultFile);
  if (result === null) {
    if (ended.code !== 0) throw crashOf(trainer.command, ended);
    return protocol(`the trainer \`${trainer.command}\` ended without a ${resultName} in its OUT_DIR ${out}`);
  }
  if ("problem" in result && ended.code !== 0) throw crashOf(trainer.command, ended);
  const unusable = (problem: string) => protocol(`${resultFile}: ${problem}`);
  if ("problem" in result) return unusable(result.problem);
  if (result.status === "failed") return failureOf(result, trainer.command);
  // What else it meant to do it did not: whoever takes its word for the result cannot know what that was.
  if (ended.code !== 0) throw crashOf(trainer.command, ended, `, though ${resultName} says that it trained`);
  if (result.seed !== job.seed) return unusable(`seed is ${result.seed}, and the job's is ${job.seed}: not comparable`);
  if (result.steps < leastShare * asked.steps)
    return unusable(`steps is ${result.steps}, less than 90 % of the job's ${asked.steps}: not comparable`);
  if (result.episodes.length !== asked.episodes)
    return unusable(`episodes holds ${result.episodes.length}, and the job asks for ${asked.episodes}`);
  try {
    return await scoreTold(given, await withTrajectories(result, join(out, trajectoriesName)));
  } catch (thrown) {
    if (thrown instanceof UnreadableResult) return unusable(thrown.message);
    throw thrown;
  }
};

/** Of the job's steps: whoever trains less is not compared. */
const leastShare = 0.9;

/** What the trainer says went wrong: the reward's fault is the candidate's, the world's is nobody's who writes rewards. */
const failureOf = ({ failure }: Extract<ResultFile, { status: "failed" }>, command: string): TrainOutcome => {
  const { reason, message, term, step } = failure;
  if (reason === "environment")
    throw new RewardsmithError({
      code: "environment/failed",
      message: `the trainer \`${command}\` says: ${message}`,
      action: "Mend the trainer or its world.",
    });
  return {
    kind: "failed",
    failure: { reason, message, ...(term != null && { term }), ...(step != null && { step }) },
  };
};
