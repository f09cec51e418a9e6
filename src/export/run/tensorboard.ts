import { eventFile, eventFileName, type Scalar } from "../tensorboard/event-file.ts";
import type { ReferenceRow, RunTables } from "./tables.ts";

type Figures = Readonly<Record<string, number | null>>;

/** What was not measured is no point. */
const scalarsOf = (figures: Figures, { step, group }: { step: number; group: string }): Scalar[] =>
  Object.entries(figures).flatMap(([name, value]) =>
    value === null ? [] : [{ tag: `${group}/${name}`, step, value }],
  );

/** `reference:human` is no name for a folder on every system. */
const folderOf = (owner: string): string => owner.replaceAll(/[^\w.-]/g, "-");

/**
 * What TensorBoard draws, by folder: it calls each folder a run, and lays curves of one tag over each other. A training is a
 * folder, `<owner>/<pool>-<seed>`, its axis the environment steps; the search is one, its axis generations; what is
 * claimed is one for each reward.
 */
export const scalarsByFolder = (tables: RunTables): Map<string, Scalar[]> => {
  const folders = new Map<string, Scalar[]>();
  const add = (folder: string, scalars: readonly Scalar[]) => {
    if (scalars.length > 0) folders.set(folder, folders.get(folder) ?? []);
    folders.get(folder)?.push(...scalars);
  };
  const ofTraining = ({ owner, pool, seed }: { owner: string; pool: string; seed: number }) =>
    `${folderOf(owner)}/${pool}-${seed}`;
  for (const row of tables.curves) {
    const { steps, fitness, success, return: own, length, episodes } = row;
    add(
      ofTraining(row),
      scalarsOf({ fitness, return: own, success, length, episodes }, { step: steps, group: "curve" }),
    );
  }
  for (const row of tables.terms)
    add(ofTraining(row), scalarsOf({ [row.term]: row.mean }, { step: row.steps, group: "terms" }));
  for (const row of tables.trainings) {
    const { fitness, success, environment_steps: step } = row;
    add(ofTraining(row), scalarsOf({ fitness, success }, { step, group: "evaluation" }));
  }
  for (const row of tables.generations) {
    const { generation: step, best_fitness, highest_fitness, mean_fitness, trained, environment_steps } = row;
    const figures = { best_fitness, highest_fitness, mean_fitness, trained, environment_steps };
    add("search", scalarsOf(figures, { step, group: "generation" }));
  }
  const claim = (
    reward: string,
    row: Pick<ReferenceRow, "fitness_mean" | "fitness_low" | "fitness_high" | "success">,
  ) => {
    const { fitness_mean, fitness_low, fitness_high, success } = row;
    const figures = { fitness_mean, fitness_low, fitness_high, success };
    add(`claimed/${folderOf(reward)}`, scalarsOf(figures, { step: 0, group: "claimed" }));
  };
  // A score of search seeds is no claim.
  for (const row of tables.runs) if (row.pool === "report") claim("best", row);
  for (const row of tables.references) claim(row.reference, row);
  return folders;
};

/** The files of one run, by path below its own folder. All bear the time at which it started. */
export const tensorboardFiles = (tables: RunTables, { started }: { started: string }): Map<string, Uint8Array> => {
  const wallTime = Date.parse(started) / 1000;
  return new Map(
    [...scalarsByFolder(tables)].map(([folder, scalars]) => [
      `${folder}/${eventFileName(wallTime)}`,
      eventFile(scalars, { wallTime }),
    ]),
  );
};
