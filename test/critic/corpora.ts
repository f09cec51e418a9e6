import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";

/** A program with one planted defect; what the fields mean, and when a diagnostic names it: defective/README.md. */
export type DefectiveProgram = {
  file: string;
  environment: string;
  task: string;
  kind: string;
  defect: string;
  names: string[];
  line: number;
  lines: number[];
  source: string;
};

export type SoundProgram = {
  file: string;
  environment: string;
  task: string;
  /** The style of a program of the corpus; `reference` for those of the tasks. */
  style: string;
  source: string;
};

const folder = fileURLToPath(new URL("./", import.meta.url));

const read = <Entry extends { file: string }>(corpus: string): (Entry & { source: string })[] =>
  (JSON.parse(readFileSync(join(folder, corpus, "manifest.json"), "utf8")) as Entry[]).map((entry) => ({
    ...entry,
    source: readFileSync(join(folder, corpus, entry.file), "utf8"),
  }));

export const defectivePrograms = (): DefectiveProgram[] => read<Omit<DefectiveProgram, "source">>("defective");

/** The programs of sound/, and the references of all built-in tasks. */
export const soundPrograms = async (): Promise<SoundProgram[]> => {
  const environments = await Promise.all((await listEnvironments()).map((name) => findEnvironment(name)));
  const references = environments.flatMap((loaded) =>
    loaded.tasks.flatMap((task) =>
      Object.values(task.references)
        .filter((file) => file !== "native")
        .map((file) => ({
          file: `environments/${loaded.environment.spec.name}/${file}`,
          environment: loaded.environment.spec.name,
          task: task.name,
          style: "reference",
          source: readFileSync(join(loaded.folder, file), "utf8"),
        })),
    ),
  );
  return [...read<Omit<SoundProgram, "source">>("sound"), ...references];
};
