import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { averageCurve, pointsByCheckpoint } from "../../src/analyzer/curve.ts";
import { lookInto } from "../../src/analyzer/look-into.ts";
import type { EpisodeEvidence } from "../../src/analyzer/types.ts";
import { diagnoseTerms } from "../../src/analyzer/verdict.ts";
import { entry } from "../../src/app/paths.ts";
import { locate } from "../../src/app/places.ts";
import type { Looker } from "../../src/core/interfaces.ts";
import type { TrainJob } from "../../src/core/job.ts";
import type { LookOutcome, TrainingResult } from "../../src/core/outcome.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { evaluationEnvironment } from "../../src/execution/environment-variables.ts";
import { startEvaluationChild } from "../../src/execution/evaluation-child.ts";
import type { Evidence } from "./evidence.ts";
import { openPlanted, taskOf } from "./programs.ts";
import type { Planted } from "./types.ts";

const deadlineMilliseconds = 600_000;

/** One child for one program's looks. */
const withLooker = async <Result>(use: (looker: Looker) => Promise<Result>): Promise<Result> => {
  const child = startEvaluationChild({
    childPath: entry("child"),
    environmentVariables: evaluationEnvironment(process.env),
  });
  const look: Looker["look"] = async (job) => {
    const attempt = await child.run(job, { places: locate(job), deadlineMilliseconds });
    if (attempt.kind !== "ended") throw new Error(`${job.environment.name}: ${JSON.stringify(attempt)}`);
    return attempt.outcome as LookOutcome;
  };
  try {
    return await use({ look });
  } finally {
    await child.kill();
  }
};

export const fileOf = (program: Planted): string => `${taskOf(program).replace("/", "-")}--${program.name}.json.gz`;

export const readLooked = (folder: string, program: Planted): EpisodeEvidence | null => {
  const file = join(folder, fileOf(program));
  return existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString()) as EpisodeEvidence) : null;
};

/** A trained program's evidence, its policy played again; null where it was not trained, or only failed. */
export const evidenceOf = async (program: Planted, trainings: readonly Evidence[]): Promise<EpisodeEvidence | null> => {
  const results = trainings.flatMap(({ outcome }): TrainingResult[] =>
    outcome.kind === "trained" ? [outcome.result] : [],
  );
  const [first] = trainings;
  if (results.length === 0 || first === undefined) return null;
  const reward = first.job.reward as CompiledReward;
  const problem = await openPlanted(program);
  const columns = pointsByCheckpoint(results);
  const job: TrainJob = first.job;
  const evidence = await withLooker((looker) =>
    lookInto(
      {
        results,
        seen: results.flatMap(({ episodes }) => episodes),
        random: [],
        curve: averageCurve(columns),
        terms: diagnoseTerms(reward, { results, columns }),
      },
      {
        reward,
        policyOf: async ({ policy }) => policy,
        environment: { reference: problem.environment, spec: problem.loaded.environment.spec },
        task: job.task,
        looker,
      },
    ),
  );
  return evidence === null
    ? null
    : { ...evidence, results: results.map((result) => ({ ...result, policy: null, stored: [] })) };
};

export const keepLooked = (folder: string, program: Planted, evidence: EpisodeEvidence): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, fileOf(program)), gzipSync(JSON.stringify(evidence)));
};
