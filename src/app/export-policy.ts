import { basename } from "node:path";
import { RewardsmithError, usageError } from "../core/errors.ts";
import { policyExporters } from "../export/exporters.ts";
import type { PolicyTarget } from "../export/targets.ts";
import { findEnvironment } from "../simulator/registry.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";
import type { RunConfig } from "./config.ts";
import { problemOptions } from "./problem-options.ts";
import { findPlaySource, policyOfRun, type PlaySource, type PolicyChoice } from "./play-source.ts";
import { openProblem } from "./problem.ts";
import { recordedConfig } from "./upgrade.ts";
import { isExploring } from "./which-training.ts";
import { packageVersion } from "./version.ts";

/** With the task's own options, where it has some; an environment without tasks has policies too. */
const environmentOf = async (
  { env, task, fitness, measure, success, person, description }: RunConfig,
  options: Record<string, string>,
): Promise<LoadedEnvironment> => {
  try {
    const said = description === undefined ? {} : { description };
    return (await openProblem({ env, task, fitness, measure, success, person, ...said, options })).loaded;
  } catch (thrown) {
    if (thrown instanceof RewardsmithError && thrown.code === "no-task") return findEnvironment(env, options);
    throw thrown;
  }
};

/** What whoever takes an exploring policy home must know of the file. */
const exploringNotices: Record<PolicyTarget, string> = {
  onnx: "this policy plays as it explored: draw its actions from the model's further outputs (docs/policies.md)",
  "python-policy": "this policy plays as it explored: Policy(seed) draws its actions",
};

/**
 * A policy of a run, its best's where none is chosen, or that of a `policy.json`, as the bytes of one file. The
 * environment is the run's, also of the run that the file lies in, else `config`'s. Raises usage errors.
 */
export const exportPolicy = async (
  wanted: string,
  { to, runs, config, choice }: { to: PolicyTarget; runs: string; config: RunConfig | null; choice: PolicyChoice },
): Promise<{ bytes: Uint8Array; notices: readonly string[] }> => {
  const source = await findPlaySource(wanted, { runs });
  if (source.kind === "recording") {
    throw usageError({
      code: "export/no-policy",
      message: `${wanted} is a recording, which holds what a policy did, not the policy`,
      action: "Give a run, or its best/policy.json.",
    });
  }
  const { run } = source;
  const setting = run === null ? config : recordedConfig(run);
  if (setting === null) {
    throw usageError({
      code: "no-environment",
      message: `${wanted} does not lie in a run's folder, and no environment was named`,
      action: "Name the environment that the policy was trained in with --env.",
    });
  }
  const chosen = source.kind === "run" ? await policyOfRun(source.run, choice) : null;
  const policy = chosen ?? (source as Extract<PlaySource, { kind: "policy" }>).policy;
  const origin =
    source.kind === "run" ? `${chosen?.words} of run ${basename(source.run.folder)}` : basename(source.file);
  const options = problemOptions(setting);
  const { environment, notices } = await environmentOf(setting, options);
  const input = { policy: policy.serialized, spec: environment.spec, origin, version: packageVersion() };
  const mode = isExploring(policy.serialized) ? [exploringNotices[to]] : [];
  return { bytes: policyExporters[to](input), notices: [...(chosen?.notices ?? []), ...(notices ?? []), ...mode] };
};
