import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunFigures, SeedScores } from "../../../src/store/run-figures.ts";

const scored = (fitness: SeedScores | null) =>
  fitness && { fitness: { ...fitness, iqm: fitness.mean, ci95: null }, success: 0.5 };

/** A run's folder that says these figures, as far as results read it. */
export const writeRun = (folder: string, figures: RunFigures): string => {
  const { status, environment, task, seed, measured, content, best, references, curve, spent, seconds } = figures;
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  const versions = { rewardsmith: figures.version, node: "v24.21.0" };
  write("run.json", { id: "abcdef", status, environment, task, seed, started: "", measured, content, versions });
  write("config.json", { ...figures.options, seed, plan: figures.plan });
  writeFileSync(join(folder, "events.jsonl"), "");
  if (status === "interrupted" || status === "running") return folder;
  write("summary.json", {
    run: folder,
    status,
    deterministic: figures.deterministic,
    environment,
    task,
    seed,
    best: best && { candidate: "g1-c1", pool: best.pool, ...scored(best.fitness), success: best.success },
    references: {
      human: scored(references.human),
      sparse: scored(references.sparse),
      random: scored(references.random),
    },
    measured,
    curve,
    spent,
    thisProcess: { networkCalls: 0, cachedCalls: 0, seconds },
  });
  return folder;
};
