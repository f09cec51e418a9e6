import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { commandLine } from "../core/command-line.ts";
import { messageOf, usageError } from "../core/errors.ts";
import type { StoredPolicy } from "../core/job.ts";
import type { Recording } from "../core/recording.ts";
import { viewOf } from "../core/run-view.ts";
import { readPolicy } from "../evolution/kept-policy.ts";
import type { Which } from "../evolution/which-training.ts";
import { readRun, resolveRun, type RunRecord } from "../store/runs.ts";
import { runFile } from "../store/documents.ts";
import { fromHere } from "./invocation.ts";
import { isFile } from "./is-file.ts";
import { candidatePolicy, scoresText, type ChosenPolicy } from "./candidate-policy.ts";
import { isRecording, readRecording } from "./recording-file.ts";
import { modeText, type PolicyDocument } from "./which-training.ts";

/** What `play` was given: a recording to draw again, a policy in a file, or a run. */
export type PlaySource =
  | { kind: "recording"; recording: Recording }
  | { kind: "policy"; policy: StoredPolicy; file: string; run: RunRecord | null }
  | { kind: "run"; run: RunRecord };

/** `{ seed, policy, … }` as a `policy.json` has it, or the policy by itself. */
const policyOf = (document: unknown): StoredPolicy | undefined => {
  const outer = document as { policy?: unknown; learner?: unknown } | null;
  if (typeof outer !== "object" || outer === null) return undefined;
  const inner = (outer.policy ?? outer) as { learner?: unknown } | null;
  return typeof inner?.learner === "string" ? { learner: inner.learner, serialized: inner } : undefined;
};

/** The run that a file belongs to: up to two folders above its own (`candidates/g1-c1/policy.json`). */
const runAround = async (file: string): Promise<RunRecord | null> => {
  const own = dirname(resolve(file));
  for (const folder of [own, dirname(own), dirname(dirname(own))]) {
    if (await isFile(join(folder, runFile))) return readRun(folder);
  }
  return null;
};

const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw usageError({
      code: "play/bad-file",
      message: `cannot read ${file} as JSON: ${messageOf(cause)}`,
      action: "Give a run, a policy.json, or a recording that `play` wrote with `--json FILE`.",
      cause,
    });
  }
};

/**
 * The policy that a training's outcome or a candidate's `policy.json` points to; of version 0.1.0 it lies in the
 * outcome.
 */
const policyPointedTo = async (document: unknown, run: RunRecord | null): Promise<StoredPolicy | undefined> => {
  const { result, policy } = (document ?? {}) as { result?: { policy?: unknown }; policy?: unknown };
  const pointer = result?.policy ?? policy;
  return run === null || pointer === undefined ? undefined : policyOf(await readPolicy(pointer, run.read));
};

const readFileSource = async (file: string): Promise<PlaySource> => {
  const document = await readJson(file);
  if (isRecording(document)) return { kind: "recording", recording: readRecording(document, file) };
  const run = await runAround(file);
  const policy = policyOf(document) ?? (await policyPointedTo(document, run));
  if (policy !== undefined) return { kind: "policy", policy, file, run };
  throw usageError({
    code: "play/bad-file",
    message: `${file} is neither a policy nor a recording`,
    action: "Give a run, a policy.json, or a recording that `play` wrote with `--json FILE`.",
  });
};

/** A file where there is one of that name, else a run by its folder, name or id. Raises usage errors. */
export const findPlaySource = async (wanted: string, { runs }: { runs: string }): Promise<PlaySource> => {
  if (await isFile(wanted)) return readFileSource(wanted);
  if (wanted.endsWith(".json")) {
    throw usageError({
      code: "play/no-file",
      message: `There is no file ${wanted}`,
      action: "Give the path of a policy.json or of a recording, or a run; `rewardsmith list` shows the runs.",
    });
  }
  return { kind: "run", run: await readRun(await resolveRun(runs, wanted)) };
};

/** Which of a run's policies is meant; all left out: its best's, as it lies in `best/`. `seed`: that of the training, whatever its pool. */
export type PolicyChoice = { candidate?: string | undefined; which?: Which | undefined; seed?: number | undefined };

const noBest = (run: RunRecord): Error => {
  const { candidates, trainings } = viewOf(run.events);
  const trained = Object.keys(candidates).find((id) => trainings[id]?.some(({ outcome }) => outcome === "trained"));
  const other =
    trained === undefined
      ? ""
      : `\n  A candidate that was trained can be played: ${commandLine("play", fromHere(run.folder), "--candidate", trained)}`;
  return usageError({
    code: "play/no-policy",
    message: `${run.folder} has no best policy (${run.status})`,
    action:
      run.status === "running"
        ? `Wait until it has ended.${other}`
        : `Go on with: ${commandLine("resume", fromHere(run.folder))}${other}\n  A run whose every candidate failed has none.`,
  });
};

const bestPolicyOf = async (run: RunRecord): Promise<ChosenPolicy> => {
  const file = join(run.folder, "best", "policy.json");
  if (!(await isFile(file))) throw noBest(run);
  const document = (await readJson(file)) as Partial<PolicyDocument> | null;
  const policy = policyOf(document);
  if (policy === undefined) {
    throw usageError({
      code: "play/no-policy",
      message: `${file} holds no policy`,
      action: "Resume the run: its best folder is written again when it ends.",
    });
  }
  // Version 0.1.0 said the seed alone; it was the median's.
  const {
    candidate = run.summary?.best?.candidate ?? "best",
    seed,
    why = `seed ${seed}`,
    fitness,
    success,
  } = document ?? {};
  const training =
    viewOf(run.events).trainings[candidate]?.find((ended) => ended.seed === seed && ended.outcome === "trained") ??
    null;
  return {
    ...policy,
    words: `${candidate}, ${why}${modeText(policy.serialized)}${scoresText({ fitness, success })}`,
    notices: [],
    training,
  };
};

/** A policy of a run: its best's, or that of a candidate or reference. Raises usage errors. */
export const policyOfRun = async (
  run: RunRecord,
  { candidate, which, seed }: PolicyChoice,
): Promise<ChosenPolicy & { candidate: string | null }> => {
  if (candidate === undefined && which === undefined) return { ...(await bestPolicyOf(run)), candidate: null };
  const id = candidate ?? run.summary?.best?.candidate;
  if (id === undefined) throw noBest(run);
  return { ...(await candidatePolicy(run, { id, which: which ?? "median", seed })), candidate: id };
};
