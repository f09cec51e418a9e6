import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { commandLine } from "../core/command-line.ts";
import { messageOf, usageError } from "../core/errors.ts";
import type { Recording } from "../core/recording.ts";
import { readRun, resolveRun, type RunRecord } from "../store/runs.ts";
import { runFile } from "../store/run-store.ts";
import { fromHere } from "./invocation.ts";
import { isRecording, readRecording } from "./recording-file.ts";

/** A policy as its learner wrote it down. */
export type StoredPolicy = { learner: string; serialized: unknown };

/** What `play` was given: a recording to draw again, a policy in a file, or a run. */
export type PlaySource =
  | { kind: "recording"; recording: Recording }
  | { kind: "policy"; policy: StoredPolicy; file: string; run: RunRecord | null }
  | { kind: "run"; run: RunRecord };

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );

/** `{ seed, policy }` as `best/policy.json` has it, or the policy by itself. */
const policyOf = (document: unknown): StoredPolicy | undefined => {
  const outer = document as { policy?: unknown; learner?: unknown } | null;
  if (typeof outer !== "object" || outer === null) return undefined;
  const inner = (outer.policy ?? outer) as { learner?: unknown } | null;
  return typeof inner?.learner === "string" ? { learner: inner.learner, serialized: inner } : undefined;
};

/** The run that a file belongs to: its folder or the one above (`best/policy.json`). */
const runAround = async (file: string): Promise<RunRecord | null> => {
  for (const folder of [dirname(resolve(file)), dirname(dirname(resolve(file)))]) {
    if (await isFile(join(folder, runFile))) return readRun(folder);
  }
  return null;
};

const readFileSource = async (file: string): Promise<PlaySource> => {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw usageError({
      code: "play/bad-file",
      message: `cannot read ${file} as JSON: ${messageOf(cause)}`,
      action: "Give a run, a policy.json, or a recording that `play` wrote with `--json FILE`.",
      cause,
    });
  }
  if (isRecording(document)) return { kind: "recording", recording: readRecording(document, file) };
  const policy = policyOf(document);
  if (policy !== undefined) return { kind: "policy", policy, file, run: await runAround(file) };
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

/** The best policy of a run that has one. Raises `play/no-policy`. */
export const bestPolicyOf = async (run: RunRecord): Promise<StoredPolicy> => {
  const file = join(run.folder, "best", "policy.json");
  if (!(await isFile(file))) {
    throw usageError({
      code: "play/no-policy",
      message: `${run.folder} has no best policy (${run.status})`,
      action:
        run.status === "running"
          ? "Wait until it has ended."
          : `Go on with: ${commandLine("resume", fromHere(run.folder))}\n  A run whose every candidate failed has none.`,
    });
  }
  const source = await readFileSource(file);
  if (source.kind === "policy") return source.policy;
  throw usageError({
    code: "play/no-policy",
    message: `${file} holds no policy`,
    action: "Resume the run: its best folder is written again when it ends.",
  });
};
