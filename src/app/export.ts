import { existsSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { commandLine } from "../core/command-line.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { usageError } from "../core/errors.ts";
import { nearestNames } from "../core/nearest.ts";
import type { RunSummary } from "../core/summary.ts";
import { arrayLibraries, type ArrayLibrary } from "../export/arrays/library.ts";
import { writeArrays } from "../export/arrays/module.ts";
import { exporters } from "../export/exporters.ts";
import { bridgedModule, makerOf } from "../export/python/bridged.ts";
import { exportTargets, type ExportTarget, type RewardTarget } from "../export/targets.ts";
import type { ExportInput, PythonSide } from "../export/types.ts";
import { buildSpec } from "../simulator/gymnasium/build.ts";
import type { FieldsFile } from "../simulator/gymnasium/fields-file.ts";
import { isBridged, lookingOf, makingOf } from "../simulator/gymnasium/reference.ts";
import type { Probe } from "../simulator/gymnasium/types.ts";
import { readRun, resolveRun } from "../store/runs.ts";
import { checkCandidate } from "./candidate-policy.ts";
import { checkReward, readReward } from "./check.ts";
import type { RunConfig } from "./config.ts";
import { problemOptions } from "./problem-options.ts";
import { fromHere } from "./invocation.ts";
import { upgradeConfig } from "./upgrade.ts";
import { openProblem, type Problem } from "./problem.ts";
import { toldOf } from "./trainer.ts";
import { packageVersion } from "./version.ts";
import { wireExecutor } from "./wiring.ts";

/** A reward with the environment it belongs to, before it is checked. */
export type ExportSource = { text: string; origin: string; problem: Problem };

export type Exported =
  | { kind: "exported"; text: string; notices: readonly string[] }
  | { kind: "refused"; diagnostics: readonly Diagnostic[] };

/** A `--to` by its name. Raises `unknown-target`. */
export const targetNamed = (name: string): ExportTarget => {
  if (Object.hasOwn(exportTargets, name)) return name as ExportTarget;
  const known = Object.keys(exportTargets);
  const [guess] = nearestNames(name, { known });
  throw usageError({
    code: "unknown-target",
    message: `--to: nothing can be exported to '${name}'`,
    action: `${guess === undefined ? "" : `Did you mean '${guess}'? `}Give one of ${known.join(", ")}.`,
  });
};

/** An `--arrays` by its name, which only Python has. Raises `unknown-library` and `export/needless-choice`. */
export const libraryNamed = (name: string, to: ExportTarget): ArrayLibrary => {
  if (to !== "python") {
    throw usageError({
      code: "export/needless-choice",
      message: `--arrays: ${to} is not exported over a library of arrays that can be chosen`,
      action: "Leave it out, or give --to python.",
    });
  }
  const library = arrayLibraries.find((one) => one === name);
  if (library !== undefined) return library;
  throw usageError({
    code: "unknown-library",
    message: `--arrays: there is no export over '${name}'`,
    action: `Give one of ${arrayLibraries.join(", ")}.`,
  });
};

/** The reward of a file, for an environment by its name. */
export const fileSource = async (file: string, config: RunConfig): Promise<ExportSource> => {
  const text = await readReward(file);
  const problem = await openProblem({ env: config.env, task: config.task, options: problemOptions(config) });
  return { text, origin: basename(file), problem };
};

/** The best reward of a run, or a candidate's, for the environment it was found in. */
export const runSource = async (wanted: string, root: string, candidate?: string): Promise<ExportSource> => {
  const folder = await resolveRun(root, wanted);
  const run = await readRun(folder);
  const { config, summary, read } = run;
  if (candidate !== undefined) checkCandidate(run, candidate);
  const text = await read(`${candidate === undefined ? "best" : `candidates/${candidate}`}/reward.ts`).catch(
    (cause: unknown) => {
      throw usageError({
        code: "no-best",
        message: `${folder} has no best reward yet`,
        action: `Let it end: ${commandLine("resume", fromHere(folder))}\n  Or export one of its candidates/<id>/reward.ts with --env.`,
        cause,
      });
    },
  );
  const origin =
    candidate === undefined ? originOf(summary, basename(folder)) : `candidate ${candidate} of run ${basename(folder)}`;
  return { text, origin, problem: await runProblem(config) };
};

/** What a run was asked to solve. */
export const runProblem = (config: unknown): Promise<Problem> => {
  const { env, task, fitness, measure, success, person, description, ...others } = upgradeConfig(config);
  const told = toldOf({ env, ...others });
  const options = problemOptions({ ...others, env });
  const said = description === undefined ? {} : { description };
  return openProblem({ env, task, fitness, measure, success, person, ...said, options, told });
};

const originOf = (summary: RunSummary | null, run: string): string =>
  summary?.best === null || summary === null
    ? `best of run ${run}`
    : `candidate ${summary.best.candidate} of run ${run}`;

/** `runs/best reward.py` → `best_reward`: what Python can import. */
const moduleName = (out: string | undefined, environment: string): string => {
  const stem = out === undefined ? `${environment}_reward` : basename(out, extname(out));
  const name = stem.replaceAll(/[^A-Za-z0-9_]/g, "_");
  return /^[0-9]/.test(name) ? `_${name}` : name;
};

/** Python's way to the state, where there is one, and why not where there is none. */
const pythonSide = ({ loaded, environment }: Problem): { python: PythonSide | null; notices: string[] } => {
  if (isBridged(loaded.path)) {
    const asked = makingOf(loaded.path, environment.options ?? {});
    if (asked.backend !== "gymnasium") {
      const notice = `${loaded.path}: EnvPool's batches have no Gymnasium wrapper; the module is the reward alone`;
      return { python: null, notices: [notice] };
    }
    const { probe, file } = JSON.parse(loaded.prepared ?? "{}") as { probe: Probe; file: FieldsFile };
    const making = lookingOf(asked, file);
    const stateModule = bridgedModule(buildSpec(probe, { making, file }), { probe, making });
    return { python: { kind: "bridged", stateModule, maker: makerOf(probe) }, notices: [] };
  }
  const path = join(loaded.folder, "state.py");
  if (existsSync(path)) {
    return { python: { kind: "suite", stateModule: readFileSync(path, "utf8") }, notices: [] };
  }
  const notice = `${environment.name} has no state.py: the module is the reward alone, without a Gymnasium wrapper (docs/exports.md)`;
  return { python: null, notices: [notice] };
};

/** Checks a reward and says it in the target's language. Raises `export/no-translation`. */
export const exportReward = async (
  { text, origin, problem }: ExportSource,
  { to, out, arrays }: { to: RewardTarget; out?: string; arrays?: ArrayLibrary | undefined },
): Promise<Exported> => {
  const executor = wireExecutor({ jobs: 1, deadline: 120 });
  try {
    const { reward, accepted, diagnostics } = await checkReward(text, { problem, executor });
    if (!accepted || reward === null) return { kind: "refused", diagnostics };
    const side = to === "python" && arrays === undefined ? pythonSide(problem) : { python: null, notices: [] };
    const input: ExportInput = {
      reward,
      spec: problem.loaded.environment.spec,
      options: problem.environment.options ?? {},
      python: side.python,
      origin,
      version: packageVersion(),
      name: moduleName(out, problem.environment.name),
    };
    const write = arrays === undefined ? exporters[to] : writeArrays(arrays);
    return { kind: "exported", text: write(input), notices: side.notices };
  } finally {
    await executor.close();
  }
};
