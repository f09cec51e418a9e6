import { readFile } from "node:fs/promises";
import type { Diagnostic } from "../core/diagnostic.ts";
import { hasErrors } from "../core/diagnostic.ts";
import { messageOf, usageError } from "../core/errors.ts";
import type { Executor } from "../core/interfaces.ts";
import { deriveSeed } from "../core/random.ts";
import type { CompiledReward } from "../core/program.ts";
import type { Problem } from "./problem.ts";

/** A reward file of the user's; `usage` where it cannot be read. */
export const readReward = async (file: string): Promise<string> =>
  readFile(file, "utf8").catch((cause: unknown) => {
    throw usageError({
      code: "no-file",
      message: `cannot read the reward file ${file}: ${messageOf(cause)}`,
      action: "Give the path of a TypeScript file with `weights` and `terms` (docs/reward-programs.md).",
      cause,
    });
  });

export type CheckReport = { accepted: boolean; diagnostics: Diagnostic[]; reward: CompiledReward | null };

/** The critic alone, probes included. */
export const checkReward = async (
  text: string,
  { problem, executor }: { problem: Problem; executor: Executor },
): Promise<CheckReport> => {
  const { reward, diagnostics } = await problem.critic.review(text, {
    probe: (program) =>
      executor.probe({
        kind: "probe",
        reward: program,
        environment: problem.environment,
        task: problem.taskReference,
        seed: deriveSeed("probe bank"),
      }),
  });
  return { accepted: reward !== null && !hasErrors(diagnostics), diagnostics, reward };
};
