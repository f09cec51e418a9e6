import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { Critic } from "../../src/core/interfaces.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { createProbeBank } from "../../src/critic/probe-bank.ts";
import { loadDemonstrations } from "../../src/critic/probes/demonstrations.ts";
import { createJudgedBank } from "../../src/critic/probes/judged-bank.ts";
import { runProbeJob } from "../../src/critic/run-probe.ts";
import { librarySource } from "../../src/reward/library-source.ts";
import { createProcessSandbox } from "../../src/sandbox/process.ts";
import type { Sandbox } from "../../src/sandbox/types.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { DefectiveProgram } from "./corpora.ts";
import { ruleFamilies } from "./rule-families.ts";

type Submitted = { environment: string; task: string; source: string };
type Bench = { critic: Critic; probe?: (reward: CompiledReward) => ReturnType<typeof runProbeJob>; sandbox?: Sandbox };

const seed = 1;

/** The critic as a run of the task has it: one for each task, with its stored rollouts and a sandbox where it probes. */
export const wholeCritic = ({ probes }: { probes: boolean }) => {
  const benches = new Map<string, Promise<Bench>>();
  const benchOf = async ({ environment, task: name }: Submitted): Promise<Bench> => {
    const plain = await findEnvironment(environment);
    const task = plain.tasks.find((each) => each.name === name);
    const options = task?.options ?? {};
    const loaded = task?.options === undefined ? plain : await findEnvironment(environment, options);
    const { spec } = loaded.environment;
    const critic = createCritic({ spec, ...(task === undefined ? {} : { task: task.description }) });
    if (!probes || task === undefined) return { critic };
    const demonstrations = loadDemonstrations(loaded.folder, name);
    const judged = await createJudgedBank(loaded.environment, { task, seed, demonstrations, trained: [], options });
    const bank = { ...(await createProbeBank(loaded.environment, seed)), judged };
    const sandbox = createProcessSandbox({ spec, library: librarySource() });
    const reference = { name: environment, path: "", hash: "", options };
    const probe = (reward: CompiledReward) =>
      runProbeJob({ job: { kind: "probe", reward, environment: reference, seed }, bank, sandbox });
    return { critic, probe, sandbox };
  };
  return {
    review: async (program: Submitted): Promise<Diagnostic[]> => {
      const key = `${program.environment}/${program.task}`;
      const bench = benches.get(key) ?? benchOf(program);
      benches.set(key, bench);
      const { critic, probe } = await bench;
      const { diagnostics } = await critic.review(program.source, probe === undefined ? {} : { probe });
      return diagnostics.filter(({ severity }) => severity !== "skipped");
    },
    close: async () => {
      for (const bench of benches.values()) await (await bench).sandbox?.close();
    },
  };
};

/** Whether a diagnostic names the planted defect: defective/README.md. */
export const namesDefect = ({ kind, lines, names }: DefectiveProgram, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(
    ({ rule, line, message }) =>
      ruleFamilies[kind]?.some((family) => rule.startsWith(family)) === true &&
      (lines.includes(line) || names.some((name) => message.includes(name))),
  );

/** Diagnostics of every program, those of one task after each other, so that no more than one sandbox is open. */
export const reviewAll = async <Program extends Submitted>(
  programs: readonly Program[],
  { probes }: { probes: boolean },
): Promise<Map<Program, Diagnostic[]>> => {
  const found = new Map<Program, Diagnostic[]>();
  const groups = Map.groupBy(programs, ({ environment, task }) => `${environment} ${task}`);
  for (const group of groups.values()) {
    const critic = wholeCritic({ probes });
    try {
      for (const program of group) found.set(program, await critic.review(program));
    } finally {
      await critic.close();
    }
  }
  return found;
};

export type Recall = { found: number; of: number; missed: string[] };

/** Of each kind, how many programs have a diagnostic that names their defect. */
export const recallOf = (reviewed: ReadonlyMap<DefectiveProgram, readonly Diagnostic[]>): Map<string, Recall> => {
  const kinds = new Map<string, Recall>();
  for (const [program, diagnostics] of reviewed) {
    const kind = kinds.get(program.kind) ?? { found: 0, of: 0, missed: [] };
    kinds.set(program.kind, kind);
    kind.of++;
    if (namesDefect(program, diagnostics)) kind.found++;
    else kind.missed.push(program.file);
  }
  return kinds;
};

export const recallOfAll = (kinds: ReadonlyMap<string, Recall>): number => {
  const all = [...kinds.values()];
  return all.reduce((sum, { found }) => sum + found, 0) / all.reduce((sum, { of }) => sum + of, 0);
};

/** What a critic says against sound programs. */
export const alarmsOf = (reviewed: ReadonlyMap<{ file: string }, readonly Diagnostic[]>) => {
  const lines = [...reviewed].flatMap(([{ file }, diagnostics]) =>
    diagnostics.length === 0
      ? []
      : [
          {
            refused: diagnostics.some(({ severity }) => severity === "error"),
            text: `${file}: ${diagnostics.map(({ rule }) => rule).join(", ")}`,
          },
        ],
  );
  const texts = (refused: boolean) => lines.filter((line) => line.refused === refused).map(({ text }) => text);
  return { refused: texts(true), warned: texts(false) };
};
