import { dirname } from "node:path";
import { usageError } from "../../core/errors.ts";
import { stateLayout } from "../../core/fields.ts";
import { contentHash } from "../../core/hash.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { readTrajectory } from "../../core/trajectory.ts";
import { namesOf } from "../../measure/names.ts";
import { specProblems } from "../spec-problems.ts";
import type { LoadedEnvironment } from "../types.ts";
import { seenRanges } from "./ranges.ts";
import { toldTasks } from "./tasks.ts";
import { trainerHash, type Told } from "./trainer.ts";
import { readWorldFile, toldFields, toldTrees, worldName } from "./world-file.ts";

/**
 * A world as its file tells of it: fields, time step, tasks, and no simulator. Its trainings are a trainer's, and all that is known
 * of them is what that writes down (training/trainer/). `prepared`: a `Told` as JSON. Raises `world/bad-file`, `bad-expression`.
 */
export const openWorldFile = (path: string, prepared?: string): LoadedEnvironment => {
  const file = readWorldFile(path);
  const told: Told = prepared === undefined ? {} : (JSON.parse(prepared) as Told);
  const { trainer, random = [] } = told;
  const fields = toldFields(file, path);
  const declared = specOf(file, { path, fields });
  const spec = seenRanges(declared, random.map(readTrajectory));
  const problems = specProblems(spec);
  if (problems.length > 0) {
    throw usageError({
      code: "world/bad-file",
      message: `The world file ${path} is not valid: ${problems.join("; ")}.`,
      action: "docs/tutorials/trainer.md shows one.",
    });
  }
  // Of a trainer's own reward nothing is told.
  const names = { ...namesOf(spec), lacks: ["return"] };
  const cannotStep = () => {
    throw usageError({
      code: "world/cannot-step",
      message: `'${spec.name}' is known by its file ${path} alone: nothing here can step it`,
      action:
        "Only a trainer of yours can: `run` and `evaluate` with --trainer. Name a simulator with --env for the rest.",
    });
  };
  return {
    environment: { spec, create: cannotStep },
    tasks: toldTasks(file, { names, path }),
    path,
    folder: dirname(path),
    // What random actions met is left out: ranges describe, they decide nothing.
    hash: contentHash({ world: file, name: spec.name, trainer: trainer === undefined ? null : trainerHash(trainer) }),
    prepared: JSON.stringify(told),
    names,
    told: { ...told, sources: sourcesOf(fields), rewardAs: file.rewardAs ?? "python" },
  };
};

/** The name of each field with what a helper may read it from. */
const sourcesOf = (fields: ReturnType<typeof toldFields>): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ path, source, isAction }) => [`${isAction ? "action." : ""}${path.join(".")}`, source]),
  );

const specOf = (
  file: ReturnType<typeof readWorldFile>,
  { path, fields }: { path: string; fields: ReturnType<typeof toldFields> },
): EnvironmentSpec => {
  const trees = toldTrees(fields, path);
  return {
    name: worldName(path, file),
    summary: file.summary ?? "A world that a trainer of its user's steps.",
    ...trees,
    control: { kind: "continuous" },
    // What its policy sees is the trainer's business: fields stand in for it.
    observation: { labels: stateLayout(trees).columns },
    dt: file.dt,
    maxSteps: file.maxSteps,
    termination: file.termination ?? "the world's own rules.",
  };
};
