import type { CompiledReward } from "../../src/core/program.ts";
import type { ProbeOutcome } from "../../src/core/outcome.ts";
import { createProbeBank, type ProbeBank } from "../../src/critic/probes/bank.ts";
import { loadDemonstrations } from "../../src/critic/probes/demonstrations.ts";
import { createJudgedBank } from "../../src/critic/probes/judged-bank.ts";
import { runProbeJob } from "../../src/critic/probes/run.ts";
import { librarySource } from "../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

const seed = 1;

/** A task of an environment with the options that it brings; the first where none is named. */
export const openTask = async (name: string, taskName?: string) => {
  const plain = await findEnvironment(name);
  const task = taskName === undefined ? plain.tasks[0] : plain.tasks.find((each) => each.name === taskName);
  if (task === undefined) throw new Error(`${name} has no task ${taskName}`);
  const options = task.options ?? {};
  const { environment, folder } = task.options === undefined ? plain : await findEnvironment(name, options);
  return { environment, spec: environment.spec, folder, task, options, description: task.description };
};

/** An environment's own rollouts, which all its tasks have in common. */
const banks = new Map<string, Promise<ProbeBank>>();
const bankOf = (
  name: string,
  { environment, options }: Pick<Awaited<ReturnType<typeof openTask>>, "environment" | "options">,
): Promise<ProbeBank> => {
  const key = JSON.stringify([name, options]);
  const bank = banks.get(key) ?? createProbeBank(environment, seed);
  banks.set(key, bank);
  return bank;
};

/** What the evaluation child has to probe with, in this process: bank, sandbox and the two together. Close it. */
export const openProbeBench = async (name: string, taskName?: string) => {
  const { environment, spec, folder, task, options } = await openTask(name, taskName);
  const demonstrations = loadDemonstrations(folder, task.name);
  const judged = await createJudgedBank(environment, { task, seed, demonstrations, trained: [], options });
  const bank = { ...(await bankOf(name, { environment, options })), judged };
  const sandbox = createProcessSandbox({ spec, library: librarySource() });
  const reference = { name, hash: "", options };
  const probe = (reward: CompiledReward): Promise<ProbeOutcome> =>
    runProbeJob({ job: { kind: "probe", reward, environment: reference, seed }, bank, sandbox });
  return { spec, task: task.name, bank, sandbox, probe };
};
